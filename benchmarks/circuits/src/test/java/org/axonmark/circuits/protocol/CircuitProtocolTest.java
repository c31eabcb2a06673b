package org.axonmark.circuits.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.RandomNetworks;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.UnitFact;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.submission.circuitsacdc.DiscoveryFinder;
import org.axonmark.submission.circuitseap.AttributionFinder;
import org.axonmark.submission.circuitseapig.IntegratedFinder;
import org.axonmark.submission.circuitshisp.ImportanceFinder;
import org.axonmark.submission.circuitsnorm.NormFinder;
import org.axonmark.submission.circuitspatching.PatchingFinder;
import org.axonmark.submission.circuitsprobing.ProbingFinder;
import org.axonmark.submission.circuitsrandom.RandomFinder;
import org.axonmark.submission.circuitssae.CodesFinder;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

class CircuitProtocolTest {

    private static final byte[] SECRET = new byte[32];
    private static final List<Subject> SUBJECTS = RandomSubjects.of(3);

    private final CircuitProtocol protocol = new CircuitProtocol(RandomSubjects.SEED, SUBJECTS, Scoring::mark, Scoring.PRECISION);

    /** Says always the same. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Says(double[] edges) implements CircuitFinder {
        @Override
        public void prepare(Context context) {
            // Nothing to load.
        }

        @Override
        public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
            return CircuitScores.of(edges);
        }
    }

    private Map<String, Double> means(Outcomes outcomes) {
        return protocol.score(outcomes).itemScores().stream()
                .collect(Collectors.groupingBy(ItemScore::metric, Collectors.averagingDouble(ItemScore::value)));
    }

    private Outcomes ask(CircuitFinder finder) {
        return protocol.ask(new InProcess<>(() -> finder), SECRET, Progress.none());
    }

    @Test
    void everyFinder_staysWithinEveryBudget_andKnowsMoreThanNothing() {
        double floor = means(ask(new RandomFinder())).getOrDefault(Scoring.PRECISION, 0.0);
        for (CircuitFinder finder : List.of(new PatchingFinder(), new AttributionFinder(), new IntegratedFinder(), new DiscoveryFinder(),
                new ImportanceFinder(), new NormFinder(), new ProbingFinder(), new CodesFinder())) {
            Map<String, Double> means = means(ask(finder));
            assertThat(means).as(finder.getClass().getSimpleName()).containsOnlyKeys(Scoring.metrics().stream().map(Metric::id).toList());
            assertThat(means.getOrDefault(Scoring.at(Asking.HIGH), 0.0)).as(finder.getClass().getSimpleName()).isGreaterThan(1.1 * floor);
        }
    }

    @Test
    void oneOrderAsGoodAsAnother_isTheFloor() {
        Map<String, Double> means = means(ask(new RandomFinder()));
        assertThat(means).containsEntry(Scoring.AUROC, 0.5).containsEntry(Scoring.NODE_AUROC, 0.5);
        assertThat(means.getOrDefault(Scoring.PRECISION, 0.0)).isBetween(1.0, 1.2);
    }

    /** Of any answers: to say less, of edges or of all, never raises what is ranked. */
    @Test
    void withholding_neverGains() {
        for (CircuitFinder finder : List.of(new RandomFinder(), new NormFinder(), new AttributionFinder())) {
            Outcomes whole = ask(finder);
            double before = means(whole).getOrDefault(Scoring.PRECISION, 0.0);
            for (int every = 1; every <= 3; every++) {
                List<Outcome> fewer = new ArrayList<>();
                for (int i = 0; i < whole.outcomes().size(); i++) {
                    fewer.add(i % every == 0 ? withheld(whole.outcomes().get(i)) : whole.outcomes().get(i));
                }
                assertThat(means(new Outcomes(fewer)).getOrDefault(Scoring.PRECISION, 0.0)).isLessThanOrEqualTo(before);
            }
        }
    }

    private static Outcome withheld(Outcome outcome) {
        double[] kept = ((DoubleTensor) ((Answer.Numbers) outcome.answer()).tensor()).values().clone();
        Arrays.fill(kept, 1, kept.length, Double.NEGATIVE_INFINITY);
        return new Outcome(outcome.item(), DoubleTensor.of(kept, kept.length), outcome.nanos());
    }

    /** As many edges as the circuit has are found, those at negative infinity never; what of the circuit is not among them is missed. */
    @Test
    void exhibits_drawWhatIsTrueAndWhatIsFound() {
        Subject subject = SUBJECTS.getFirst();
        List<Graph.Edge> edges = subject.network().graph().edges();
        int circuit = subject.circuit().edges().size();
        double[] right = new double[edges.size()];
        Arrays.setAll(right, i -> subject.circuit().edges().contains(edges.get(i)) ? 1 : Double.NEGATIVE_INFINITY);
        Exhibit all = CircuitExhibits.of(subject, Asking.HIGH, right);
        assertThat(all.notes()).extracting(Exhibit.Note::text).contains(circuit + " of them among the first " + circuit);
        Drawing drawing = all.drawing().orElseThrow();
        assertThat(drawing.edges()).hasSize(circuit).allMatch(edge -> edge.kind() == Drawing.Kind.FOUND);
        assertThat(drawing.others()).isEqualTo(edges.size() - circuit);
        for (Drawing.Edge edge : drawing.edges()) {
            String reader = drawing.nodes().get(edge.to()).name() + edge.port().map(port -> "." + port).orElse("");
            assertThat(subject.circuit().edges()).contains(new Graph.Edge(
                    subject.network().graph().writer(drawing.nodes().get(edge.from()).name()), subject.network().graph().reader(reader)));
        }
        double[] wrong = Arrays.stream(right).map(score -> -score).toArray();
        List<Drawing.Edge> drawn = CircuitExhibits.of(subject, Asking.HIGH, wrong).drawing().orElseThrow().edges();
        assertThat(drawn).extracting(Drawing.Edge::kind).startsWith(Drawing.Kind.WRONG).endsWith(Drawing.Kind.MISSED);
        assertThat(drawn.getFirst().score()).isEmpty();
        assertThat(drawn.getLast().place()).isEqualTo(edges.size());
        double[] nothing = new double[edges.size()];
        Arrays.fill(nothing, Double.NEGATIVE_INFINITY);
        assertThat(CircuitExhibits.of(subject, Asking.HIGH, nothing).drawing().orElseThrow().edges()).hasSize(circuit)
                .allMatch(edge -> edge.kind() == Drawing.Kind.MISSED);
    }

    @Test
    void scores_showEveryNetwork_itsSize_andTheBudgetsAsNumbers() {
        Score score = protocol.score(ask(new NormFinder()));
        assertThat(score.exhibits()).hasSize(SUBJECTS.size());
        Subject subject = SUBJECTS.getFirst();
        assertThat(score.unitFacts()).hasSize(5 * SUBJECTS.size()).contains(
                new UnitFact(subject.unit(), "edges", Integer.toString(subject.network().graph().edges().size())),
                new UnitFact(subject.unit(), "in the circuit", Integer.toString(subject.circuit().edges().size())));
        Grouping budgets = score.groupings().getFirst();
        assertThat(budgets.levels()).extracting(level -> level.at().orElseThrow()).containsExactly(1 / 16.0, 0.25, 1.0, 8.0);
        assertThat(budgets.levels().getLast().metric()).contains(Scoring.at(Asking.ABOVE));
        assertThat(budgets.levels().subList(0, 3)).allMatch(level -> level.metric().isEmpty());
    }

    @Test
    void answersThatAreNone_failByName() {
        int edges = SUBJECTS.getFirst().network().graph().edges().size();
        double[] notANumber = new double[edges];
        notANumber[1] = Double.NaN;
        assertThatThrownBy(() -> ask(new Says(new double[edges - 1]))).isInstanceOfSatisfying(SubmissionFailure.class,
                failure -> assertThat(failure.failure()).isEqualTo(Failure.WRONG_SHAPE));
        assertThatThrownBy(() -> ask(new Says(notANumber))).isInstanceOfSatisfying(SubmissionFailure.class,
                failure -> assertThat(failure.failure()).isEqualTo(Failure.NOT_FINITE));
    }

    @Test
    void scores_areTheSameAgain_andOnlyOfThisTask() {
        Outcomes outcomes = ask(new NormFinder());
        assertThat(protocol.score(outcomes))
                .isEqualTo(
                        new CircuitProtocol(RandomSubjects.SEED, RandomSubjects.of(3), Scoring::mark, Scoring.PRECISION).score(outcomes));
        assertThat(protocol.datasetIdentity())
                .isEqualTo(
                        new CircuitProtocol(RandomSubjects.SEED, RandomSubjects.of(3), Scoring::mark, Scoring.PRECISION).datasetIdentity());
        assertThat(outcomes.outcomes()).hasSize(3 * Asking.values().length).extracting(Outcome::item).doesNotHaveDuplicates();
        assertThatThrownBy(() -> protocol.score(new Outcomes(outcomes.outcomes().subList(1, 15)))).isInstanceOf(AxonmarkException.class);
        List<Outcome> other = new ArrayList<>(outcomes.outcomes());
        other.set(0, new Outcome(other.getFirst().item(), DoubleTensor.of(new double[3], 3), 1));
        assertThatThrownBy(() -> protocol.score(new Outcomes(other))).isInstanceOf(AxonmarkException.class);
    }

    /** Without MLPs and with attention that looks at all positions alike, outputs are linear in every edge. */
    @Test
    void attributionPatching_isExactPatching_onALinearNetwork() throws Exception {
        Architecture shape = new Architecture(3, 2, 8, 4, 0, 6, 5, 4, false, Norm.NONE, Activation.RELU);
        Transformer linear = new Transformer(new RandomNetworks("linear").weights(shape, 0));
        Subject subject = new Subject("linear", "linear", linear, new Circuit(linear.graph(), Set.of()), Set::of,
                new RandomSubjects.Tokens(shape));
        PromptPairs prompts = Pairs.of(subject, RandomSubjects.SEED.stream("linear", "pairs"), 6);
        double[] exact = new PatchingFinder().find(new MeteredNetwork(linear, 1 << 20), prompts).edges().values();
        double[] attributed = new AttributionFinder().find(new MeteredNetwork(linear, 1 << 20), prompts).edges().values();
        assertThat(Arrays.stream(exact).filter(effect -> effect > 0.01).count()).isGreaterThan(20);
        for (int edge = 0; edge < exact.length; edge++) {
            assertThat(attributed[edge]).isCloseTo(Math.max(0, exact[edge]), within(1e-8));
        }
    }

    @Test
    void pairs_areAnsweredOtherwise_whereTheyCount() {
        for (int outputs : new int[] {5, 1}) {
            Subject subject = RandomSubjects.of("pairs", outputs);
            PromptPairs pairs = Pairs.of(subject, RandomSubjects.SEED.stream("pairs", "test"), 30);
            assertThat(pairs.lengths().stream().mapToInt(PromptPairs.OfLength::count).sum()).isEqualTo(30);
            for (PromptPairs.OfLength some : pairs.lengths()) {
                double[] clean = subject.network().run(Pairs.prompts(some.clean())).logits();
                double[] corrupt = subject.network().run(Pairs.prompts(some.corrupt())).logits();
                for (int i = 0; i < some.label().count(); i++) {
                    int label = some.label().values()[i];
                    assertThat(label < 0 || i % some.length() > 0).isTrue();
                    if (label >= 0) {
                        int at = i * outputs;
                        int wrong = some.wrong().values()[i];
                        assertThat(clean[at + label] - (wrong < 0 ? corrupt[at] : clean[at + wrong])).isPositive();
                    }
                }
            }
        }
    }
}

package org.axonmark.circuits.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;

/**
 * Asks for the circuits of all subjects, once for each way of asking, each way in a fresh worker and in an order that the evaluation's secret
 * fixes. An outcome is what was spent, then the scores of edges.
 */
final class CircuitProtocol implements Protocol<CircuitFinder> {

    private static final Breakdown.Axis RUNS = new Breakdown.Axis("runs for each edge of a network", Breakdown.Scale.LOGARITHMIC, true);

    private final Seed seed;
    private final List<Subject> subjects;
    private final Marking marking;
    private final String mainMetric;
    private final Map<String, PromptPairs> prompts = new ConcurrentHashMap<>();
    private final Sha256 identity;

    /**
     * Creates a protocol.
     *
     * @param mainMetric id of the metric that is a mean over the ranked ways of asking; each way's own has the id that {@link Asking#metric} gives
     */
    CircuitProtocol(Seed seed, List<Subject> subjects, Marking marking, String mainMetric) {
        this.seed = seed;
        this.subjects = List.copyOf(subjects);
        this.marking = marking;
        this.mainMetric = mainMetric;
        this.identity =
                Sha256.of(subjects.parallelStream().map(this::identity).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
    }

    /** Names all that decides a subject: its truth, and what it answers to the prompts that stand for it. */
    private String identity(Subject subject) {
        return subject.unit() + "|" + subject.family() + "|" + subject.circuit().edges().stream()
                .map(edge -> edge.writer() + ">" + edge.reader()).sorted().collect(Collectors.joining(" "))
                + "|" + Arrays.toString(prompts(subject, Asking.LOW).lengths().stream().map(PromptPairs.OfLength::clean)
                        .flatMapToDouble(tokens -> Arrays.stream(subject.network().run(Pairs.prompts(tokens)).logits())).toArray());
    }

    private PromptPairs prompts(Subject subject, Asking asking) {
        String purpose = asking == Asking.AGAIN ? "pairs again" : "pairs";
        return prompts.computeIfAbsent(subject.unit() + " " + purpose,
                key -> subject.prompts().pairs(subject, seed.stream(subject.unit(), purpose), Scoring.PAIRS));
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<CircuitFinder> candidates, byte[] secret, Progress progress) {
        Map<String, Outcome> answered = new LinkedHashMap<>();
        for (Asking asking : Asking.values()) {
            try (Candidate<CircuitFinder> candidate = candidates.start(asking.title())) {
                CircuitFinder finder = FoundScores.prepared(candidate);
                for (int i : HmacStream.of(secret, "order", asking.id()).permutation(subjects.size())) {
                    String item = subjects.get(i).item(asking);
                    answered.put(item, find(finder, subjects.get(i), asking));
                    progress.report("finding circuits", answered.size(), (long) subjects.size() * Asking.values().length);
                }
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Subject subject : subjects) {
            for (Asking asking : Asking.values()) {
                outcomes.add(required(answered, subject.item(asking)));
            }
        }
        return new Outcomes(outcomes);
    }

    private Outcome find(CircuitFinder finder, Subject subject, Asking asking) {
        int edges = subject.network().graph().edges().size();
        MeteredNetwork network = new MeteredNetwork(subject.network(), asking.budget(edges));
        PromptPairs prompts = prompts(subject, asking);
        return FoundScores.ask(finder, network, prompts, subject.item(asking));
    }

    @Override
    public Score score(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<ItemScore> scores = subjects.parallelStream().map(subject -> {
            Map<Asking, double[]> found = new TreeMap<>();
            for (Asking asking : Asking.values()) {
                found.put(asking, scores(required(byItem, subject.item(asking)), subject));
            }
            return marking.mark(subject, found);
        }).flatMap(List::stream).toList();
        // The first networks, whatever was said of them: the same for all submissions.
        List<Exhibit> exhibits = subjects.stream().filter(subject -> !subject.circuit().edges().isEmpty()).limit(Exhibit.MAX_DRAWINGS)
                .map(subject -> CircuitExhibits.of(subject, Asking.HIGH, scores(required(byItem, subject.item(Asking.HIGH)), subject)))
                .toList();
        return new Score(scores, Map.of(), Map.of(), groupings(scores), exhibits,
                subjects.stream().flatMap(subject -> CircuitExhibits.facts(subject).stream()).toList());
    }

    private static double[] scores(Outcome outcome, Subject subject) {
        return FoundScores.of(outcome, subject.network().graph().edges().size());
    }

    private List<Grouping> groupings(List<ItemScore> scores) {
        List<Grouping.Level> budgets = new ArrayList<>();
        Map<Integer, List<String>> layers = new TreeMap<>();
        for (Asking asking : Asking.values()) {
            Optional<String> own = asking.ranked() ? Optional.empty() : Optional.of(asking.metric(mainMetric));
            if (own.isEmpty() || scores.stream().anyMatch(score -> score.metric().equals(own.get()))) {
                budgets.add(new Grouping.Level(asking.title(), subjects.stream().map(subject -> subject.item(asking)).toList(),
                        OptionalDouble.of(asking.runsPerEdge()), own));
            }
            if (asking.ranked()) {
                subjects.forEach(subject -> layers.computeIfAbsent(subject.network().shape().layers(), depth -> new ArrayList<>())
                        .add(subject.item(asking)));
            }
        }
        return List.of(new Grouping("budget", budgets, RUNS), new Grouping("layers", true,
                layers.entrySet().stream().map(depth -> new Grouping.Level(depth.getKey().toString(), depth.getValue())).toList()));
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return Optional.empty();
    }

    private static Outcome required(Map<String, Outcome> outcomes, String item) {
        Outcome outcome = outcomes.get(item);
        if (outcome == null) {
            throw new AxonmarkException(FoundScores.OTHER_TASK,
                    "the outcomes have no item '" + item + "': they are of another task or round");
        }
        return outcome;
    }
}

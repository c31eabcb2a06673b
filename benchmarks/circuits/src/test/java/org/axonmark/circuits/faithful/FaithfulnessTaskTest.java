package org.axonmark.circuits.faithful;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.axonmark.circuits.faithful.Behaviour.Example;
import org.axonmark.circuits.protocol.CircuitTask;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.PromptPairs;
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
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FaithfulnessTaskTest {

    private static final CircuitTask TASK = FaithfulnessTask.task();
    private static final Preparation PRACTICE = new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none());

    /** The suite README's main metric of each method. */
    private static final Map<String, Double> README_CMD = Map.of("eap", 0.175, "eap-ig", 0.184, "probing", 0.200, "hisp", 0.326, "norm",
            0.424, "acdc", 0.425, "patching", 0.460, "sae", 0.481, "random", 0.702);

    private static final double ROUNDED = 0.0006;

    private static Protocol<CircuitFinder> few() {
        return new CircuitTask(TASK.card(), _ -> FaithfulnessTask.subjects(ToyNetwork.names().subList(0, 2)), TASK.marking())
                .prepare(PRACTICE);
    }

    private static Map<String, Double> means(Score score) {
        return Summaries.of(TASK.card(), score.itemScores(), score.pooled()).stream()
                .collect(Collectors.toMap(Summary::metric, Summary::value));
    }

    private static Outcomes ask(Protocol<CircuitFinder> protocol, Supplier<CircuitFinder> finder) {
        return protocol.ask(new InProcess<>(finder), new byte[32], Progress.none());
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(TASK.prepare(PRACTICE).datasetIdentity().hex())
                .isEqualTo("359edce4b0d9ab357fc56e346ad177a1506a2309ad9cd201f7cf010c64165f86");
    }

    @Test
    void attribution_isMoreFaithfulThanTheControls_andWithholdingIsWorst() {
        Protocol<CircuitFinder> protocol = few();
        Outcomes attributed = ask(protocol, AttributionFinder::new);
        Score score = protocol.score(attributed);
        Map<String, Double> found = means(score);
        Map<String, Double> floor = means(protocol.score(ask(protocol, RandomFinder::new)));
        assertThat(found).containsOnlyKeys(TASK.card().metrics().stream().map(Metric::id).toList()).hasSameSizeAs(floor);
        assertThat(found.getOrDefault("cmd", 1.0)).isLessThan(0.6 * floor.getOrDefault("cmd", 0.0));
        assertThat(found.getOrDefault("minimality", 0.0)).isGreaterThan(floor.getOrDefault("minimality", 1.0));
        assertThat(protocol.score(attributed)).isEqualTo(score);
        assertThat(score.exhibits()).as("no circuit is known to show").isEmpty();
        Outcomes nothing = new Outcomes(attributed.outcomes().stream().map(FaithfulnessTaskTest::withheld).toList());
        assertThat(means(protocol.score(nothing))).containsEntry("cmd", 1.0).containsEntry("cpr", 0.0).containsEntry("complement", 1.0)
                .containsEntry("minimality", 0.0);
        List<Outcome> fewer = new ArrayList<>(attributed.outcomes());
        fewer.set(0, withheld(fewer.getFirst()));
        assertThat(means(protocol.score(new Outcomes(fewer))).getOrDefault("cmd", 0.0)).isGreaterThan(found.getOrDefault("cmd", 1.0));
    }

    private static Outcome withheld(Outcome outcome) {
        double[] kept = ((DoubleTensor) ((Answer.Numbers) outcome.answer()).tensor()).values().clone();
        Arrays.fill(kept, 1, kept.length, Double.NEGATIVE_INFINITY);
        return new Outcome(outcome.item(), DoubleTensor.of(kept, kept.length), outcome.nanos());
    }

    @Test
    void heldOutPairs_areNoneThatAFinderIsGiven() {
        Seed seed = new Seed(new byte[16]);
        for (Behaviour behaviour : Behaviour.values()) {
            ToyPrompts prompts = new ToyPrompts(behaviour);
            Set<List<Integer>> given = new HashSet<>();
            PromptPairs.OfLength pairs = prompts.pairs(FaithfulnessTask.subjects(ToyNetwork.names().subList(0, 1)).getFirst(),
                    seed.stream("a network", "pairs"), 200).lengths().getFirst();
            for (int i = 0; i < pairs.count(); i++) {
                PromptPairs.OfLength pair = pairs.from(i, i + 1);
                given.add(Arrays.stream(pair.clean().values()).boxed().toList());
                assertThat(Arrays.stream(pair.label().values()).filter(label -> label >= 0)).hasSize(1);
                assertThat(pair.label().values()[pairs.length() - 1]).isNotNegative()
                        .isNotEqualTo(pair.wrong().values()[pairs.length() - 1]);
            }
            List<Example> held = prompts.heldOut(seed.stream("a network", "held-out pairs"), 200);
            assertThat(held).hasSize(200).noneMatch(example -> given.contains(Arrays.stream(example.clean()).boxed().toList()));
        }
    }

    /** Prints the suite README's table; what it says of the methods is asked for here. */
    @Tag("proof")
    @Test
    void methods_areAsFaithfulAsTheReadmeSays() {
        Map<String, Supplier<CircuitFinder>> finders = Map.of("random", RandomFinder::new, "norm", NormFinder::new, "patching",
                PatchingFinder::new, "eap", AttributionFinder::new, "eap-ig", IntegratedFinder::new, "acdc", DiscoveryFinder::new, "hisp",
                ImportanceFinder::new, "probing", ProbingFinder::new, "sae", CodesFinder::new);
        Protocol<CircuitFinder> protocol = TASK.prepare(PRACTICE);
        Map<String, Map<String, Double>> all = new TreeMap<>();
        finders.forEach((name, finder) -> {
            Score score = protocol.score(ask(protocol, finder));
            all.put(name, means(score));
            System.out.println(line(name, score));
        });
        assertThat(all).containsOnlyKeys(README_CMD.keySet());
        README_CMD.forEach((name, cmd) -> assertThat(cmd(all, name)).as(name).isCloseTo(cmd, within(ROUNDED)));
        assertThat(low(all, "eap")).isLessThan(low(all, "probing"));
        assertThat(low(all, "eap-ig")).isLessThan(low(all, "probing"));
        Map<String, Double> patching = all.getOrDefault("patching", Map.of());
        assertThat(patching.getOrDefault("cmd-above", 1.0)).isLessThan(0.5 * patching.getOrDefault("cmd-low", 0.0));
    }

    private static double low(Map<String, Map<String, Double>> all, String finder) {
        return all.getOrDefault(finder, Map.of()).getOrDefault("cmd-low", Double.NaN);
    }

    private static double cmd(Map<String, Map<String, Double>> all, String finder) {
        return all.getOrDefault(finder, Map.of()).getOrDefault("cmd", Double.NaN);
    }

    private static String line(String name, Score score) {
        Map<String, String> families = FaithfulnessTask.subjects(ToyNetwork.names()).stream()
                .collect(Collectors.toMap(Subject::unit, Subject::family));
        StringBuilder line = new StringBuilder(name);
        Summaries.of(TASK.card(), score.itemScores(), score.pooled()).forEach(summary -> line.append(String.format(Locale.ROOT,
                " %s %.3f ± %.3f,", summary.metric(), summary.value(), summary.sd().orElse(0) / Math.sqrt(summary.n()))));
        for (Behaviour behaviour : Behaviour.values()) {
            line.append(String.format(Locale.ROOT, " %s %.3f,", behaviour.id(), score.itemScores().stream()
                    .filter(item -> item.metric().equals("cmd") && behaviour.id().equals(families.get(item.unit())))
                    .collect(Collectors.averagingDouble(ItemScore::value))));
        }
        return line.toString();
    }
}

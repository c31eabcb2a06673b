package org.axonmark.circuits.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.axonmark.circuits.score.EdgeRanking;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.PairedTest;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The controls stand in their order: logistic regression, autoregression, cross-correlation, correlation within a bin. */
class ControlsTest {

    private static final List<String> ORDER = List.of("glm", "granger", "correlation", "lag0");
    private static final byte[] SEED = {5};

    /** What some of them score. */
    private static Map<String, Score> scores(Protocol<ConnectivityFinder> protocol, Collection<String> names) {
        Map<String, Score> scores = new LinkedHashMap<>();
        Networks.finders().forEach((name, finder) -> {
            if (names.contains(name)) {
                scores.put(name, protocol.score(protocol.ask(new InProcess<>(finder), new byte[32], Progress.none())));
            }
        });
        return scores;
    }

    private static double[] values(Map<String, Score> scores, String name, String metric) {
        Score score = java.util.Objects.requireNonNull(scores.get(name));
        return Summaries.byUnit(score.itemScores(), metric).values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void assertOrder(Map<String, Score> scores, double p) {
        for (int i = 0; i + 1 < ORDER.size(); i++) {
            PairedTest test = PairedTest.of(values(scores, ORDER.get(i), SpikeTask.RATIO),
                    values(scores, ORDER.get(i + 1), SpikeTask.RATIO), SEED);
            assertThat(test.difference()).as(ORDER.get(i) + " above " + ORDER.get(i + 1)).isPositive();
            assertThat(test.p()).as(ORDER.get(i) + " above " + ORDER.get(i + 1)).isLessThan(p);
        }
        assertThat(Means.mean(values(scores, "lag0", SpikeTask.AUROC))).isLessThan(0.55);
    }

    @Test
    void controls_standInTheirOrder_onAFewNetworks() {
        List<NetworkPlan> plans = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            for (Variant variant : Variant.values()) {
                plans.add(Networks.plan(plans.size(), Generator.LOGISTIC, variant, 30, 6_000));
            }
        }
        assertOrder(scores(SpikeProtocol.of(plans), ORDER), 0.02);
    }

    @Test
    @Tag("proof")
    void controls_standInTheirOrder_onThePracticeNetworks() {
        Protocol<ConnectivityFinder> protocol = SpikeTask.task()
                .prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
        assertThat(protocol.datasetIdentity().hex()).isEqualTo("6b6902c423f963d8ba57457e8f37dbe53763d115015f7690fe54eeb14318ff9c");
        Map<String, Score> scores = scores(protocol, Networks.finders().keySet());
        assertOrder(scores, 0.001);
        assertMean(scores, "lag0", 1.125, 0.014, 0.518);
        assertMean(scores, "correlation", 4.857, 0.279, 0.763);
        assertMean(scores, "tensor-factors", 4.920, 0.276, 0.765);
        assertMean(scores, "transfer-entropy", 4.749, 0.270, 0.761);
        assertMean(scores, "granger", 5.297, 0.262, 0.777);
        assertMean(scores, "glm", 5.940, 0.255, 0.814);
        assertMean(scores, "switching-glm", 6.057, 0.260, 0.817);
    }

    /** Where the states are the difficulty, finding them pays; elsewhere it costs next to nothing. */
    @Test
    void switchingStates_areFoundWhereThereAreSome() {
        List<NetworkPlan> plans = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            plans.add(Networks.plan(50 + k, Generator.LOGISTIC, k < 3 ? Variant.SWITCHING : Variant.PLAIN, 30, 8_000));
        }
        Map<String, Score> scores = scores(SpikeProtocol.of(plans), List.of("glm", "switching-glm"));
        double[] one = values(scores, "glm", SpikeTask.RATIO);
        double[] two = values(scores, "switching-glm", SpikeTask.RATIO);
        assertThat(two[3]).isCloseTo(one[3], within(0.05));
        assertThat(Means.mean(Arrays.copyOf(two, 3)) - Means.mean(Arrays.copyOf(one, 3))).isGreaterThan(0.3);
    }

    /** AUPRC over density with its standard error, and AUROC. */
    private static void assertMean(Map<String, Score> scores, String name, double ratio, double error, double auroc) {
        double[] ratios = values(scores, name, SpikeTask.RATIO);
        assertThat(Means.mean(ratios)).as(name).isCloseTo(ratio, within(2e-3));
        assertThat(Means.sd(ratios) / Math.sqrt(ratios.length)).as(name).isCloseTo(error, within(1e-3));
        assertThat(Means.mean(values(scores, name, SpikeTask.AUROC))).as(name).isCloseTo(auroc, within(1e-3));
    }

    /** Plain logistic networks of 40 neurons, as in the README's second table: AUROC, AUPRC and its standard error. */
    @Test
    @Tag("proof")
    void plainLogisticNetworks_giveTheTable() {
        assertTable(6_000, 20, Map.of("lag0", List.of(0.507, 0.105, 0.003), "correlation", List.of(0.829, 0.637, 0.012),
                "tensor-factors", List.of(0.819, 0.614, 0.012), "transfer-entropy", List.of(0.812, 0.595, 0.012),
                "granger", List.of(0.832, 0.645, 0.011), "glm", List.of(0.860, 0.705, 0.012)));
        assertTable(60_000, 10, Map.of("lag0", List.of(0.571, 0.146, 0.004), "correlation", List.of(0.957, 0.896, 0.007),
                "tensor-factors", List.of(0.945, 0.874, 0.008), "transfer-entropy", List.of(0.950, 0.889, 0.008),
                "granger", List.of(0.960, 0.915, 0.006), "glm", List.of(0.969, 0.933, 0.007)));
    }

    private static void assertTable(int bins, int networks, Map<String, List<Double>> table) {
        List<Recording> recordings = IntStream.range(0, networks).parallel()
                .mapToObj(k -> Recording.of(Networks.plan(100 + k, Generator.LOGISTIC, Variant.PLAIN, 40, bins))).toList();
        table.forEach((name, figures) -> {
            ConnectivityFinder finder = java.util.Objects.requireNonNull(Networks.finders().get(name)).get();
            List<EdgeRanking> rankings = recordings.stream().map(recording -> rank(recording, finder)).toList();
            double[] auroc = rankings.stream().mapToDouble(EdgeRanking::auroc).toArray();
            double[] auprc = rankings.stream().mapToDouble(EdgeRanking::auprc).toArray();
            List<Double> found = List.of(Means.mean(auroc), Means.mean(auprc), Means.sd(auprc) / Math.sqrt(networks));
            for (int i = 0; i < figures.size(); i++) {
                assertThat(found.get(i)).as("%s, %d bins", name, bins).isCloseTo(figures.get(i), within(1e-3));
            }
        });
    }

    private static EdgeRanking rank(Recording recording, ConnectivityFinder finder) {
        try {
            return recording.rank(finder.find(recording.trains()).values());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

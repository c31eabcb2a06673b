package org.axonmark.circuits.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.circuits.spikes.Generator;
import org.axonmark.circuits.spikes.NetworkPlan;
import org.axonmark.circuits.spikes.Networks;
import org.axonmark.circuits.spikes.Recording;
import org.axonmark.circuits.spikes.SpikeTask;
import org.axonmark.circuits.spikes.Variant;
import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.connectomes.ConnectomeData;
import org.axonmark.datasets.connectomes.ConnectomeData.Worm;
import org.axonmark.datasets.connectomes.EdgeList;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Summary;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.PairedTest;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.submission.spikescorrelation.CorrelationFinder;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectomeTaskTest {

    private static final List<WormNetwork> NETWORKS = networks();
    private static final ConnectomeProtocol PROTOCOL = new ConnectomeProtocol(NETWORKS);

    private static List<WormNetwork> networks() {
        List<Worm> worms = List.of(Worm.values());
        List<WormNetwork> networks = new ArrayList<>();
        for (Generator generator : Generator.values()) {
            for (Variant variant : Variant.values()) {
                networks.add(WormNetwork.of(Worms.plan(networks.size(), generator, variant, 2_000),
                        worms.get(networks.size() % worms.size()), Worms.list()));
            }
        }
        return networks;
    }

    /** Scores one answer for each network. */
    private interface Answering {
        double score(WormNetwork network, int from, int to);
    }

    private static Score score(Answering answering) {
        List<Outcome> outcomes = new ArrayList<>();
        for (WormNetwork network : NETWORKS) {
            int n = network.recording().trains().neurons();
            double[] scores = new double[n * n];
            for (int pair = 0; pair < n * n; pair++) {
                scores[pair] = answering.score(network, pair / n, pair % n);
            }
            outcomes.add(new Outcome(network.recording().item(), DoubleTensor.of(scores, n, n), 1));
        }
        return PROTOCOL.score(new Outcomes(outcomes));
    }

    private static List<Double> values(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).map(ItemScore::value).toList();
    }

    private static double one(boolean yes) {
        return yes ? 1 : 0;
    }

    @Test
    void truthItself_isPerfect_whateverIsSaidOfGapJunctions() {
        for (double gap : new double[] {-5, 5}) {
            Score truth = score((network, from, to) -> network.recording().unasked()[from][to] ? gap
                    : one(network.recording().synapses()[from][to]));
            for (String metric : List.of(SpikeTask.AUROC, SpikeTask.AUPRC, ConnectomeTask.CHANGED)) {
                assertThat(values(truth, metric)).as(metric).hasSize(8).containsOnly(1.0);
            }
        }
    }

    /** Knowing which neuron is which, and the list by heart, helps on all pairs and is always wrong where the network is another. */
    @Test
    void theListByHeart_isWrongWhereItIsWrong() {
        Score list = score((network, from, to) -> one(network.listed()[from][to]));
        assertThat(values(list, ConnectomeTask.CHANGED)).containsOnly(0.0);
        assertThat(values(list, SpikeTask.AUROC)).allMatch(value -> value > 0.7 && value < 0.95);
    }

    /** Whoever withholds scores says nothing. */
    @Test
    void equalScores_areChance() {
        for (double same : new double[] {-3, 1e300}) {
            Score nothing = score((network, from, to) -> same);
            assertThat(values(nothing, ConnectomeTask.CHANGED)).containsOnly(0.5);
            assertThat(values(nothing, SpikeTask.AUROC)).containsOnly(0.5);
            assertThat(values(nothing, SpikeTask.RATIO)).allMatch(value -> value > 1 && value < 1.1);
        }
    }

    @Test
    void scores_areOfEveryMetric_andEveryKindHasItsLevelAndExhibit() {
        Score score = PROTOCOL.score(PROTOCOL.ask(new InProcess<>(CorrelationFinder::new), new byte[32], Progress.none()));
        List<Summary> summaries = Summaries.of(ConnectomeTask.task().card(), score.itemScores(), score.pooled());
        assertThat(summaries).hasSize(4).allMatch(summary -> summary.n() == 8);
        assertThat(score.groupings()).extracting(Grouping::name).containsExactly("connectome", "generator", "variant", "kind");
        assertThat(score.groupings().getFirst().levels()).extracting(Grouping.Level::name).containsExactly("Cook 2019, hermaphrodite",
                "White 1986, L4 larva's head", "White 1986, adult's head", "White 1986, whole");
        assertThat(score.exhibits()).hasSize(8);
        assertThat(score.exhibits().getFirst().title()).isEqualTo("White 1986, whole, logistic, plain: 30 neurons, 2000 bins");
    }

    @Test
    void withoutTheLists_theTaskSaysWhatBringsThem() {
        Preparation without = new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none());
        assertThatThrownBy(() -> ConnectomeTask.task().prepare(without)).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("'connectomes'").hasMessageContaining("./axonmark datasets pull connectomes")
                .extracting(e -> ((AxonmarkException) e).code().id()).isEqualTo("dataset-missing");
    }

    /** What the README says of every finder: AUPRC over density with its standard error, AUROC, and AUROC where the list is wrong. */
    @Test
    @Tag("proof")
    void finders_giveTheTable_onThePracticeNetworks() {
        Protocol<ConnectivityFinder> protocol = ConnectomeTask.task().prepare(Worms.published());
        assertThat(protocol.datasetIdentity().hex()).isEqualTo("8ac2ec93d976114a519bd788a81fef20828ed46964c7678b2c6540b292e59978");
        Map<String, List<Double>> table = Map.of(
                "lag0", List.of(1.428, 0.080, 0.541, 0.497),
                "correlation", List.of(11.430, 1.052, 0.788, 0.757),
                "tensor-factors", List.of(11.471, 0.991, 0.790, 0.758),
                "transfer-entropy", List.of(11.176, 1.023, 0.787, 0.748),
                "granger", List.of(12.928, 0.938, 0.800, 0.783),
                "glm", List.of(15.540, 1.093, 0.845, 0.833),
                "switching-glm", List.of(15.551, 1.091, 0.845, 0.833));
        Map<String, double[]> byNetwork = new HashMap<>();
        Networks.finders().forEach((name, finder) -> {
            Score score = protocol.score(protocol.ask(new InProcess<>(finder), new byte[32], Progress.none()));
            double[] ratios = values(score, SpikeTask.RATIO).stream().mapToDouble(Double::doubleValue).toArray();
            List<Double> found = List.of(Means.mean(ratios), Means.sd(ratios) / Math.sqrt(ratios.length), mean(score, SpikeTask.AUROC),
                    mean(score, ConnectomeTask.CHANGED));
            List<Double> stated = Objects.requireNonNull(table.get(name));
            for (int i = 0; i < stated.size(); i++) {
                assertThat(found.get(i)).as("%s, figure %d", name, i).isCloseTo(stated.get(i), within(2e-3));
            }
            byNetwork.put(name, ratios);
        });
        List<String> order = List.of("glm", "granger", "correlation", "lag0");
        for (int i = 0; i + 1 < order.size(); i++) {
            PairedTest test = PairedTest.of(Objects.requireNonNull(byNetwork.get(order.get(i))),
                    Objects.requireNonNull(byNetwork.get(order.get(i + 1))), new byte[] {5});
            assertThat(test.difference()).as(order.get(i) + " above " + order.get(i + 1)).isPositive();
            assertThat(test.p()).as(order.get(i) + " above " + order.get(i + 1)).isLessThan(0.001);
        }
    }

    private static double mean(Score score, String metric) {
        return Means.mean(values(score, metric).stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Real worms are sparser than the made-up one. */
    @ParameterizedTest
    @EnumSource(Worm.class)
    void publishedLists_giveNetworks(Worm worm) {
        Preparation preparation = Worms.published();
        EdgeList list = ConnectomeData.open(new DatasetStore(preparation.dataHome(), preparation.mirror())).read(worm);
        NetworkPlan plan = new NetworkPlan(new byte[] {3}, 0, Generator.LOGISTIC, Variant.PLAIN, 80, 0, 200);
        Recording recording = WormNetwork.of(plan, worm, list).recording();
        assertThat(recording.rank(new double[80 * 80], (from, to) -> true).density()).isBetween(0.015, 0.06);
    }

    @Test
    void card_saysThatActivityIsSimulated() {
        assertThat(ConnectomeTask.task().card().synthetic()).isTrue();
        assertThat(ConnectomeTask.task().card().title()).contains("simulated");
        assertThat(ConnectomeTask.task().card().units()).isEqualTo(32);
        assertThat(ConnectomeTask.task().card().datasets()).containsExactly("connectomes@9cccbab");
    }
}

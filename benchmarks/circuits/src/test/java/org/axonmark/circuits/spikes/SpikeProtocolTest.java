package org.axonmark.circuits.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Summary;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;
import org.axonmark.submission.spikescorrelation.CorrelationFinder;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

class SpikeProtocolTest {

    private static final SpikeProtocol PROTOCOL = SpikeProtocol.of(Networks.oneOfEach());

    /** A finder by a function of the trains. */
    private record Finder(Function<SpikeTrains, DoubleTensor> finding) implements ConnectivityFinder {

        @Override
        public void prepare(Context context) {
            // Nothing to load.
        }

        @Override
        public DoubleTensor find(SpikeTrains trains) {
            return finding.apply(trains);
        }
    }

    private static Outcomes ask(Function<SpikeTrains, DoubleTensor> finding) {
        return PROTOCOL.ask(new InProcess<>(() -> new Finder(finding)), new byte[32], Progress.none());
    }

    private static Outcomes correlation(byte[] secret) {
        return PROTOCOL.ask(new InProcess<>(CorrelationFinder::new), secret, Progress.none());
    }

    private static List<Double> values(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).map(ItemScore::value).toList();
    }

    /** Whoever withholds scores says nothing: what random orders give on average, whatever the constant. */
    @Test
    void equalScores_areChance() {
        Score first = PROTOCOL.score(ask(trains -> filled(trains.neurons(), 0)));
        assertThat(values(first, SpikeTask.RATIO)).hasSize(8).allMatch(value -> value > 1 && value < 1.2);
        assertThat(values(first, SpikeTask.AUROC)).containsOnly(0.5);
        for (double same : new double[] {-3, 1e300}) {
            assertThat(PROTOCOL.score(ask(trains -> filled(trains.neurons(), same))).itemScores()).isEqualTo(first.itemScores());
        }
    }

    private static DoubleTensor filled(int n, double value) {
        double[] scores = new double[n * n];
        java.util.Arrays.fill(scores, value);
        return DoubleTensor.of(scores, n, n);
    }

    @Test
    void truthItself_isPerfect_andTransposedIsNot() {
        List<Outcome> right = new ArrayList<>();
        List<Outcome> transposed = new ArrayList<>();
        for (NetworkPlan plan : Networks.oneOfEach()) {
            Recording recording = Recording.of(plan);
            int n = plan.neurons();
            double[] scores = new double[n * n];
            double[] turned = new double[n * n];
            for (int k = 0; k < n * n; k++) {
                scores[k] = recording.synapses()[k / n][k % n] ? 2 : -1;
                turned[k % n * n + k / n] = scores[k];
            }
            right.add(new Outcome(recording.item(), DoubleTensor.of(scores, n, n), 1));
            transposed.add(new Outcome(recording.item(), DoubleTensor.of(turned, n, n), 1));
        }
        Score score = PROTOCOL.score(new Outcomes(right));
        assertThat(values(score, SpikeTask.AUROC)).containsOnly(1.0);
        assertThat(values(score, SpikeTask.AUPRC)).containsOnly(1.0);
        assertThat(values(score, SpikeTask.RATIO)).allMatch(value -> value > 5 && value < 25);
        assertThat(values(PROTOCOL.score(new Outcomes(transposed)), SpikeTask.AUROC)).allMatch(value -> value < 0.7);
    }

    @Test
    void answers_ofWrongShapeOrNotFinite_fail() {
        assertThatThrownBy(() -> ask(trains -> filled(trains.neurons() - 1, 0))).isInstanceOf(SubmissionFailure.class)
                .hasMessageContaining("[19, 19], not [20, 20]").extracting(e -> ((SubmissionFailure) e).failure())
                .isEqualTo(Failure.WRONG_SHAPE);
        assertThatThrownBy(() -> ask(trains -> DoubleTensor.of(new double[400], 400))).isInstanceOf(SubmissionFailure.class);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> ask(trains -> with(trains.neurons(), 3, bad))).isInstanceOf(SubmissionFailure.class)
                    .hasMessageContaining("from neuron 0 to neuron 3").extracting(e -> ((SubmissionFailure) e).failure())
                    .isEqualTo(Failure.NOT_FINITE);
        }
        // The diagonal is not looked at.
        assertThat(values(PROTOCOL.score(ask(trains -> with(trains.neurons(), 21, Double.NaN))), SpikeTask.AUROC)).containsOnly(0.5);
    }

    private static DoubleTensor with(int n, int place, double value) {
        DoubleTensor scores = filled(n, 0);
        scores.values()[place] = value;
        return scores;
    }

    @Test
    void whatFindersThrow_passesThrough() {
        assertThatThrownBy(() -> ask(trains -> {
            throw new IllegalStateException("no idea");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no idea");
    }

    @Test
    void order_isTheSecrets_andScoresDoNotDependOnIt() {
        List<List<Integer>> orders = new ArrayList<>();
        for (byte last = 0; last < 2; last++) {
            List<Integer> order = new ArrayList<>();
            byte[] secret = new byte[32];
            secret[31] = last;
            PROTOCOL.ask(new InProcess<>(() -> new Finder(trains -> {
                order.add(trains.of(0).length);
                return filled(trains.neurons(), 0);
            })), secret, Progress.none());
            orders.add(order);
        }
        assertThat(orders.get(0)).isNotEqualTo(orders.get(1)).containsExactlyInAnyOrderElementsOf(orders.get(1));
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(PROTOCOL.score(correlation(other))).isEqualTo(PROTOCOL.score(correlation(new byte[32])));
    }

    @Test
    void scores_areOfEveryMetric_andEveryKindHasItsLevelAndExhibit() {
        Score score = PROTOCOL.score(correlation(new byte[32]));
        List<Summary> summaries = Summaries.of(SpikeTask.task().card(), score.itemScores(), score.pooled());
        assertThat(summaries).hasSize(3).allMatch(summary -> summary.n() == 8);
        assertThat(score.groupings()).extracting(Grouping::name).containsExactly("generator", "variant", "kind", "recording");
        for (Grouping grouping : score.groupings()) {
            assertThat(grouping.levels().stream().flatMap(level -> level.items().stream())).as(grouping.name())
                    .hasSize(8).doesNotHaveDuplicates();
        }
        assertThat(score.exhibits()).hasSize(8).allMatch(exhibit -> exhibit.table().orElseThrow().rows().size() == 30);
    }

    @Test
    void outcomesOfAnotherTask_areRefused() {
        Outcomes outcomes = correlation(new byte[32]);
        assertThatThrownBy(() -> PROTOCOL.score(new Outcomes(outcomes.outcomes().subList(1, 8))))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("network-00");
        List<Outcome> narrow = new ArrayList<>(outcomes.outcomes());
        narrow.set(2, new Outcome("network-02", DoubleTensor.of(new double[4], 2, 2), 1));
        assertThatThrownBy(() -> PROTOCOL.score(new Outcomes(narrow)))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("network-02");
    }

    @Test
    void labelSwap_tellsFindingFromChance() {
        NullScore found = PROTOCOL.labelSwap(correlation(new byte[32]), Progress.none()).orElseThrow();
        assertThat(found.p()).isEqualTo(1 / 201.0);
        assertThat(found.mean()).isBetween(0.95, 1.3);
        NullScore nothing = PROTOCOL.labelSwap(ask(trains -> filled(trains.neurons(), 1)), Progress.none()).orElseThrow();
        assertThat(nothing.mean()).isBetween(1.0, 1.2);
        assertThat(nothing.p()).isEqualTo(1);
    }
}

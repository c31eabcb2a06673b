package org.axonmark.spiking.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.Modelled;
import org.axonmark.spiking.stimuli.SdrMatch;
import org.axonmark.submission.sdrcoin.CoinClassifier;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matches of sparse codes: what is asked, kept and believed. */
class SdrProtocolTest {

    private static final RoundSeed SEED = new RoundSeed("a seed of these tests".getBytes(StandardCharsets.US_ASCII));
    private static final SdrProtocol PROTOCOL = new SdrProtocol(new Pairs(SEED, 3, 3000));

    @TempDir
    private Path folder = Path.of("");

    private Score score(Rule rule) {
        return PROTOCOL.score(ask(rule));
    }

    private Outcomes ask(Rule rule) {
        return PROTOCOL.ask(Modelled.of(folder, () -> new Ruled(rule)), new byte[32], Progress.none());
    }

    private static double mean(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).mapToDouble(ItemScore::value).average()
                .orElseThrow();
    }

    private static double rateError(Score score, int kind) {
        return score.pooled().getOrDefault(SdrProtocol.rateError(Pairs.KINDS.get(kind)), Double.NaN);
    }

    @Test
    void kinds_haveTheProbabilitiesOfTheTheory() {
        assertThat(Pairs.KINDS.stream().map(SdrMatch::probability).map("%.3e"::formatted).toList())
                .containsExactly("4.850e-02", "9.374e-03", "2.730e-02");
        assertThat(PROTOCOL.datasetIdentity().hex()).isEqualTo("00a97c2820ab17652de4eafecb01cc226ba94c0dc20e6105a21be2040b008bdc");
    }

    @Test
    void counting_isRightInEachPair_andInTheRate() {
        Score score = score((i, stimuli) -> overlap(i, stimuli, 1) >= threshold(i, stimuli));
        assertThat(mean(score, SdrProtocol.MAIN)).isEqualTo(1);
        assertThat(mean(score, SdrProtocol.FALSE)).isZero();
        assertThat(mean(score, SdrProtocol.MISSED)).isZero();
        for (int kind = 0; kind < 3; kind++) {
            double p = Pairs.KINDS.get(kind).probability();
            assertThat(rateError(score, kind)).as("four standard errors of 9 000 pairs")
                    .isLessThan(4 * Math.sqrt((1 - p) / p / 9000) / Math.log(10));
        }
        assertThat(score.choices()).containsKeys("matches 256-32-12-4", "operations");
        assertThat(score.groupings().getFirst().levels()).hasSize(3).allSatisfy(level -> assertThat(level.items()).hasSize(3));
    }

    @Test
    void sayingNo_knowsNothing_andCountsAsHalfAMatch() {
        Score score = score((i, stimuli) -> false);
        assertThat(mean(score, SdrProtocol.MAIN)).isEqualTo(0.5);
        assertThat(mean(score, SdrProtocol.MISSED)).isEqualTo(1);
        assertThat(rateError(score, 0)).isCloseTo(Math.log10(4.850e-2 * 9000 / 0.5), within(1e-4));
    }

    /** The reason why the rate does not rank. */
    @Test
    void coinOfTheRightProbability_hasTheRate_andKnowsNothing() {
        Score score = PROTOCOL.score(PROTOCOL.ask(new InProcess<>(CoinClassifier::new), new byte[32], Progress.none()));
        assertThat(mean(score, SdrProtocol.MAIN)).isBetween(0.47, 0.53);
        for (int kind = 0; kind < 3; kind++) {
            assertThat(rateError(score, kind)).isLessThan(0.15);
        }
    }

    @Test
    void halfOfTheBits_areRightMoreOftenThanNot() {
        Score score = score((i, stimuli) -> 2 * overlap(i, stimuli, 2) >= threshold(i, stimuli));
        assertThat(mean(score, SdrProtocol.MAIN)).isBetween(0.6, 0.9);
    }

    @Test
    void dendrite_isExact_andItsOperationsAreCounted() throws IOException {
        byte[] model = Files.readAllBytes(
                Path.of(System.getProperty("axonmark.root"), "submissions/spiking-sdr-dendrite/src/main/resources/model.onnx"));
        Score score = PROTOCOL.score(PROTOCOL.ask(Modelled.of(folder, model), new byte[32], Progress.none()));
        assertThat(mean(score, SdrProtocol.MAIN)).isEqualTo(1);
        assertThat(score.choices().get("operations")).isEqualTo("counted on 60 items");
        assertThat(mean(score, "dense-pairs")).as("bits, threshold, head").isEqualTo(256 + 256 + 2);
        double overlaps = 0;
        double spikes = 0;
        List<float[]> counted = new ArrayList<>();
        for (SdrMatch kind : Pairs.KINDS) {
            new Pairs(SEED, 3, 3000).stimuli(kind, 3, Pairs.COUNTED, (values, matches) -> counted.add(values));
        }
        for (float[] values : counted) {
            FloatTensor one = FloatTensor.of(values, 1, 1, 3, 1, 256);
            overlaps += overlap(0, one, 1);
            spikes += overlap(0, one, 1) >= threshold(0, one) ? 1 : 0;
        }
        assertThat(mean(score, "spikingjelly-1-ac")).as("coincidences, the threshold's ones, what a spike says")
                .isEqualTo((overlaps + 20 * (4 + 5 + 3) + 2 * spikes) / 60, within(1e-9));
    }

    @Test
    void whoLooksAtTheBatch_isRefused() {
        assertThatThrownBy(() -> score((i, stimuli) -> stimuli.size(0) > 100 && overlap(i, stimuli, 1) >= 3))
                .isInstanceOfSatisfying(SubmissionFailure.class, thrown -> assertThat(thrown.failure()).isEqualTo(Failure.NOT_INDUCTIVE))
                .hasMessageContaining("the pair alone");
    }

    @Test
    void answers_areKeptByTheBit_andOthersRefused() {
        Outcomes outcomes = ask((i, stimuli) -> true);
        List<Outcome> spoilt = new ArrayList<>(outcomes.outcomes());
        int last = spoilt.size() - 1;
        assertThat(spoilt.get(last).item()).isEqualTo("block-002/128-12-8-3");
        spoilt.set(last, new Outcome(spoilt.get(last).item(), LongTensor.of(new long[46], 46), 0));
        assertThatThrownBy(() -> PROTOCOL.score(new Outcomes(spoilt))).hasMessageContaining("block-002/128-12-8-3");
        long[] tooMany = new long[47];
        tooMany[46] = -1;
        spoilt.set(last, new Outcome(spoilt.get(last).item(), LongTensor.of(tooMany, 47), 0));
        assertThatThrownBy(() -> PROTOCOL.score(new Outcomes(spoilt))).hasMessageContaining("block-002/128-12-8-3");
    }

    @Test
    void card_ranksByThePair() {
        assertThat(SdrTask.task().card().metrics()).extracting(Metric::id).startsWith(SdrProtocol.MAIN, SdrProtocol.FALSE,
                SdrProtocol.MISSED, "rate-error-256-32-12-4").doesNotContain("accuracy");
        assertThat(SdrTask.BLOCKS * SdrTask.BLOCK).isEqualTo(1_000_000);
    }

    private static int overlap(int i, FloatTensor stimuli, int every) {
        int overlap = 0;
        for (int place = 0; place < 256; place += every) {
            overlap += (int) (stimuli.values()[3 * i * 256 + place] * stimuli.values()[(3 * i + 1) * 256 + place]);
        }
        return overlap;
    }

    private static int threshold(int i, FloatTensor stimuli) {
        int threshold = 0;
        for (int place = 0; place < 256; place++) {
            threshold += (int) stimuli.values()[(3 * i + 2) * 256 + place];
        }
        return threshold;
    }

    /** Tells whether a pair of a batch matches. */
    private interface Rule {
        boolean matches(int i, FloatTensor stimuli);
    }

    private record Ruled(Rule rule) implements SpikingClassifier {

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(setup).isEqualTo(new SpikingSetup(1, 3, 1, 256, 2));
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            float[] scores = new float[2 * stimuli.size(0)];
            for (int i = 0; i < stimuli.size(0); i++) {
                scores[2 * i + (rule.matches(i, stimuli) ? 1 : 0)] = 1;
            }
            return FloatTensor.of(scores, stimuli.size(0), 2);
        }
    }
}

package org.axonmark.spiking.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.task.RoundSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sequences, streams, codes and cues. */
class StimuliTest {

    private static final RoundSeed SEED = new RoundSeed("practice of stimuli".getBytes(StandardCharsets.UTF_8));
    private static final LabelledImages IMAGES = FashionMnistData.sample().test();

    @Test
    void permutedOrder_isTheShippedOne() {
        PixelOrder permuted = PixelOrder.permuted();
        assertThat(permuted.sum()).isEqualTo(PixelOrder.PERMUTED_SUM);
        assertThat(IntStream.range(0, 784).map(permuted::pixel).sorted().toArray()).isEqualTo(IntStream.range(0, 784).toArray());
        assertThat(PixelOrder.ofTask(SEED, 0).sum()).isEqualTo(PixelOrder.rows().sum());
        assertThat(PixelOrder.ofTask(SEED, 1).sum()).isNotEqualTo(PixelOrder.ofTask(SEED, 2).sum())
                .isNotEqualTo(PixelOrder.ofTask(new RoundSeed(new byte[16]), 1).sum());
    }

    @Test
    void arrange_putsEachPixelAtItsStep() {
        PixelOrder order = PixelOrder.permuted();
        float[] picture = new float[784];
        IMAGES.copyTo(5, picture, 0);
        float[] sequence = new float[785];
        order.arrange(picture, sequence, 1);
        float[] back = new float[784];
        for (int step = 0; step < 784; step++) {
            back[order.pixel(step)] = sequence[1 + step];
        }
        assertThat(back).isEqualTo(picture);
    }

    @Test
    void pictureStreams_showNoPublishedPicture() {
        PictureStreams rows = new PictureStreams(SEED, IMAGES, PixelOrder.rows(), 3);
        float[] stream = new float[rows.steps()];
        rows.copyTo(4, stream, 0);
        assertThat(rows.steps()).isEqualTo(3 * 784);
        assertThat(rows.labels(4)).hasSize(3).isEqualTo(rows.labels(4));
        float[] published = new float[784];
        for (int picture = 0; picture < 3; picture++) {
            float[] shown = Arrays.copyOfRange(stream, picture * 784, picture * 784 + 784);
            int same = 0;
            for (int i = 0; i < IMAGES.size(); i++) {
                IMAGES.copyTo(i, published, 0);
                same = Math.max(same, equalPixels(shown, published));
            }
            assertThat(same).isLessThan(100);
        }
        float[] permuted = new float[rows.steps()];
        PixelOrder order = PixelOrder.permuted();
        new PictureStreams(SEED, IMAGES, order, 3).copyTo(4, permuted, 0);
        for (int step = 0; step < 784; step++) {
            assertThat(permuted[784 + step]).isEqualTo(stream[784 + order.pixel(step)]);
        }
    }

    @ParameterizedTest
    @CsvSource({"256,32,12,4,4.850e-2,5e-6", "256,32,12,5,9.374e-3,5e-7", "128,12,8,3,2.730e-2,5e-6", "10000,64,24,12,4.0416e-21,5e-26",
        "10000,300,24,12,8.3758e-13,5e-18", "2000,40,20,15,2.4719e-23,5e-28", "2000,40,20,10,4.9436e-13,5e-18"})
    void sdrMatch_hasThePublishedProbabilities(int bits, int active, int stored, int threshold, double expected, double half) {
        assertThat(new SdrMatch(bits, active, stored, threshold).probability()).isCloseTo(expected, within(half));
    }

    @Test
    void sdrMatch_isTheShareOfAllProbes() {
        for (int active = 1; active <= 9; active++) {
            for (int stored = 1; stored <= 9; stored++) {
                for (int threshold = 1; threshold <= stored; threshold++) {
                    int matching = 0;
                    int all = 0;
                    for (int probe = 0; probe < 1 << 9; probe++) {
                        if (Integer.bitCount(probe) == active) {
                            all++;
                            matching += Integer.bitCount(probe & ((1 << stored) - 1)) >= threshold ? 1 : 0;
                        }
                    }
                    assertThat(new SdrMatch(9, active, stored, threshold).probability()).isCloseTo(matching / (double) all, within(1e-15));
                }
            }
        }
        assertThatThrownBy(() -> new SdrMatch(9, 3, 4, 5)).hasMessageContaining("a match of 5 of 4 stored bits");
    }

    @Test
    void sdrPairs_matchAsOftenAsTheyShould() {
        SdrMatch match = new SdrMatch(100, 12, 8, 3);
        int pairs = 10_000;
        int[] wrong = new int[1];
        long[] matches = new long[1];
        int[] seen = new int[100];
        new SdrPairs(SEED, match).block(0, pairs, (stored, probe, matching) -> {
            matches[0] += matching ? 1 : 0;
            boolean distinct = Arrays.stream(stored).distinct().count() == 8 && Arrays.stream(probe).distinct().count() == 12;
            long common = Arrays.stream(probe).filter(bit -> Arrays.stream(stored).anyMatch(other -> other == bit)).count();
            wrong[0] += distinct && common >= 3 == matching ? 0 : 1;
            Arrays.stream(probe).forEach(bit -> seen[bit]++);
        });
        assertThat(wrong[0]).isZero();
        double deviation = Math.sqrt(match.probability() * (1 - match.probability()) / pairs);
        assertThat(matches[0] / (double) pairs).isCloseTo(match.probability(), within(4 * deviation));
        assertThat(Arrays.stream(seen).sum()).isEqualTo(12 * pairs);
        assertThat(Arrays.stream(seen)).allMatch(count -> Math.abs(count - 1200) < 5 * Math.sqrt(1200));
    }

    @Test
    void sdrPairs_ofABlockComeFromItsNumber() {
        SdrPairs pairs = new SdrPairs(SEED, new SdrMatch(256, 32, 12, 4));
        int[][] first = new int[2][];
        for (int round = 0; round < 2; round++) {
            int at = round;
            pairs.block(3, 1, (stored, probe, matching) -> first[at] = probe.clone());
            pairs.block(4, 5, (stored, probe, matching) -> assertThat(probe).isNotEqualTo(first[at]));
        }
        assertThat(first[0]).isEqualTo(first[1]);
    }

    @Test
    void cueStreams_followTheirRules() {
        CueStreams.Shape shape = new CueStreams.Shape(4, 3, 3, 40, 80, 5, 20, 10);
        int[] came = new int[5];
        int[] cues = new int[5];
        boolean[] latencies = new boolean[21];
        for (int number = 0; number < 40; number++) {
            CueStreams.CueStream stream = new CueStreams(SEED, shape).stream(number);
            assertThat(stream).isEqualTo(new CueStreams(SEED, shape).stream(number));
            assertThat(stream.trials().getLast().regime()).isEqualTo(2);
            int before = -1;
            for (CueStreams.Trial trial : stream.trials()) {
                assertThat(trial.step()).isGreaterThan(before);
                before = trial.step() + 20;
                latencies[trial.rule().latency()] = true;
                int level = (int) (4 * trial.rule().probability());
                cues[level]++;
                came[level] += trial.comes() ? 1 : 0;
            }
            assertThat(stream.steps()).isGreaterThan(before);
            long rules = stream.trials().stream().map(trial -> trial.regime() + ":" + trial.cue() + trial.rule()).distinct().count();
            assertThat(rules).as("one rule a cue and regime").isEqualTo(12);
        }
        for (int level = 1; level <= 4; level++) {
            double p = level / 4.0;
            assertThat(came[level] / (double) cues[level]).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / cues[level])));
        }
        assertThat(cues[0]).isZero();
        assertThat(IntStream.rangeClosed(5, 20)).allMatch(latency -> latencies[latency]);
    }

    @Test
    void cueStream_isTheSameInPieces() {
        CueStreams.Shape shape = new CueStreams.Shape(2, 2, 2, 5, 5, 1, 4, 3);
        CueStreams.CueStream stream = new CueStreams(SEED, shape).stream(1);
        float[] whole = new float[4 * stream.steps()];
        stream.copyTo(shape, 0, stream.steps(), whole);
        for (int from = 0; from < stream.steps(); from += 7) {
            int to = Math.min(stream.steps(), from + 7);
            float[] piece = new float[4 * 7];
            Arrays.fill(piece, 9);
            stream.copyTo(shape, from, to, piece);
            assertThat(Arrays.copyOf(piece, 4 * (to - from))).isEqualTo(Arrays.copyOfRange(whole, 4 * from, 4 * to));
        }
        double spikes = 0;
        for (float value : whole) {
            spikes += value;
        }
        assertThat((long) spikes).isEqualTo(10 + stream.trials().stream().filter(CueStreams.Trial::comes).count());
        CueStreams.Trial first = stream.trials().stream().filter(CueStreams.Trial::comes).findFirst().orElseThrow();
        assertThat(whole[4 * first.step() + first.cue()]).isOne();
        assertThat(whole[4 * (first.step() + first.rule().latency()) + 2 + first.rule().outcome()]).isOne();
        assertThatThrownBy(() -> new CueStreams.Shape(1, 1, 1, 2, 1, 1, 1, 1)).hasMessageContaining("2 to 1 trials");
    }

    private static int equalPixels(float[] one, float[] other) {
        int equal = 0;
        for (int i = 0; i < one.length; i++) {
            equal += one[i] == other[i] ? 1 : 0;
        }
        return equal;
    }
}

package org.axonmark.submission.spikestransferentropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.SpikeTrains;
import org.junit.jupiter.api.Test;

class TransferEntropyFinderTest {

    private static final int BINS = 500;

    private static int[] train(int factor, int below) {
        return IntStream.range(0, BINS).filter(bin -> (long) bin * bin * factor % 211 < below).toArray();
    }

    /** The conditional mutual information H(next, own) − H(own) − H(next, own, source) + H(own, source). */
    @Test
    void scores_areConditionalInformation() {
        int[] a = train(37, 40);
        int[] b = IntStream.range(3, BINS).filter(bin -> Arrays.binarySearch(a, bin - 2) >= 0 || bin % 29 == 0).toArray();
        SpikeTrains trains = new SpikeTrains(BINS, 5, List.of(IntTensor.of(a, a.length), IntTensor.of(b, b.length),
                IntTensor.of(new int[0], 0)));
        double[] scores = new TransferEntropyFinder().find(trains).values();
        assertThat(scores[1]).isCloseTo(information(a, b), within(1e-12)).isGreaterThan(0.05);
        assertThat(scores[3]).isCloseTo(information(b, a), within(1e-12)).isLessThan(scores[1] / 2);
        assertThat(scores[2]).isZero();
        assertThat(scores[6]).isZero();
    }

    private static double information(int[] source, int[] target) {
        String[] own = new String[BINS];
        String[] other = new String[BINS];
        String[] next = new String[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            own[bin] = lately(target, bin);
            other[bin] = lately(source, bin);
            next[bin] = Arrays.binarySearch(target, bin) >= 0 ? "fires" : "rests";
        }
        return entropy(next, own) - entropy(own) - entropy(next, own, other) + entropy(own, other);
    }

    private static String lately(int[] train, int bin) {
        return Arrays.stream(train).anyMatch(spike -> spike < bin && spike >= bin - 4) ? "1" : "0";
    }

    private static double entropy(String[]... series) {
        Map<String, Integer> counts = new HashMap<>();
        for (int bin = 0; bin < BINS; bin++) {
            StringBuilder word = new StringBuilder();
            for (String[] one : series) {
                word.append(one[bin]).append(' ');
            }
            counts.merge(word.toString(), 1, Integer::sum);
        }
        return counts.values().stream().mapToDouble(count -> -(double) count / BINS * Math.log((double) count / BINS)).sum() / Math.log(2);
    }
}

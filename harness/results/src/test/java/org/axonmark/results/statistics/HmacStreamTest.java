package org.axonmark.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class HmacStreamTest {

    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

    @Test
    void firstWord_isTheHmacOfPathAndCounter() {
        // printf '\0\0\0\1a\0\0\0\0\0\0\0\0' | openssl dgst -sha256 -hmac key
        assertThat(HmacStream.of(KEY, "a").nextLong()).isEqualTo(0x64626b620c4efcfbL);
    }

    @Test
    void pathsThatConcatenateAlike_giveDifferentStreams() {
        assertThat(HmacStream.of(KEY, "ab", "c").nextLong()).isNotEqualTo(HmacStream.of(KEY, "a", "bc").nextLong());
    }

    @Test
    void smallNumbers_areEquallyLikely() {
        HmacStream stream = HmacStream.of(KEY, "dice");
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[stream.nextInt(6)]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - 10_000.0) * (count - 10_000.0) / 10_000;
        }
        assertThat(chiSquare).isLessThan(20.5);
    }

    @Test
    void gaussians_haveMean0AndVariance1() {
        HmacStream stream = HmacStream.of(KEY, "bell");
        double[] values = new double[40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = stream.nextGaussian();
        }
        assertThat(Means.mean(values)).isCloseTo(0, within(0.02));
        assertThat(Means.sd(values)).isCloseTo(1, within(0.02));
    }

    @Test
    void permutation_holdsEachNumberOnce() {
        assertThat(HmacStream.of(KEY, "order").permutation(100)).doesNotHaveDuplicates().hasSize(100).contains(0, 99);
    }
}

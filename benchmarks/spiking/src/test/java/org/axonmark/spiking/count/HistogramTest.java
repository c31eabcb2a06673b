package org.axonmark.spiking.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    /** Entries one by one into a sorted map. */
    private static Histogram definition(float[] entries, int from, int to) {
        SortedMap<Float, Long> values = new TreeMap<>();
        long zeros = 0;
        for (int i = from; i < to; i++) {
            float value = entries[i] == 0 ? 0 : entries[i];
            zeros += value == 0 ? 1 : 0;
            values.merge(value, 1L, Long::sum);
        }
        return new Histogram(to - from, zeros, values.size() > Histogram.MAX_VALUES ? new TreeMap<>() : values);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 254, 255, 256, 257, 258, 5_000})
    void histogram_isThatOfTheDefinition(int distinct) {
        Draws draws = new Draws("histogram" + distinct);
        float[] entries = new float[10_000];
        for (int i = 0; i < entries.length; i++) {
            int which = i < distinct ? i : draws.below(distinct);
            entries[i] = which < 3 ? which - 1 : (which % 2 == 0 ? -1 : 1) * which / 7f;
        }
        assertThat(Histogram.of(entries)).isEqualTo(definition(entries, 0, entries.length));
        assertThat(Histogram.of(entries, 200, 900)).isEqualTo(definition(entries, 200, 900)).isNotEqualTo(definition(entries, 200, 901));
        assertThat(Histogram.of(entries)).hasSameHashCodeAs(definition(entries, 0, entries.length));
    }

    /** NaN of any bits is one value, and −0 is 0. */
    @Test
    void oddNumbers_areValues() {
        float[] entries = {Float.NaN, Float.intBitsToFloat(0x7FC0_0001), -0f, 0, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY, Math.nextUp(1f), 1};
        Histogram histogram = Histogram.of(entries);
        assertThat(histogram).isEqualTo(definition(entries, 0, entries.length));
        assertThat(histogram.values().keySet()).containsExactly(Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, 0f, Float.MIN_VALUE, 1f,
                Math.nextUp(1f), Float.POSITIVE_INFINITY, Float.NaN);
        assertThat(histogram.zeros()).isEqualTo(2);
        assertThat(histogram.isBinary()).isFalse();
        float[] many = new float[300 * entries.length];
        for (int i = 0; i < many.length; i++) {
            many[i] = entries[i % entries.length];
        }
        assertThat(Histogram.of(many)).isEqualTo(definition(many, 0, many.length));
        assertThat(Histogram.of(new float[0])).isEqualTo(definition(entries, 0, 0)).matches(Histogram::isBinary);
    }
}

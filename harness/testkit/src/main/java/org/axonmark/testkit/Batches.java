package org.axonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.FloatTensor;

/** Batches of made-up items, and what their answers are compared by. */
final class Batches {

    /** By how much of the greatest number of an answer its numbers may differ. */
    private static final double TOLERANCE = 1e-3;

    private Batches() {}

    /** Returns items of numbers from 0 to 1, the same for the same numbers: each of the first axis's length is one item. */
    static FloatTensor made(long first, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        int size = values.length / shape[0];
        for (int i = 0; i < values.length; i++) {
            long bits = (first + i / size + 1) * 0x9e3779b97f4a7c15L + (i % size + 1) * 0xd6e8feb86659fd93L;
            bits = (bits ^ bits >>> 32) * 0xd6e8feb86659fd93L;
            values[i] = (bits >>> 40) * 0x1p-24f;
        }
        return FloatTensor.of(values, shape);
    }

    /** Returns items of one number. */
    static FloatTensor filled(float value, int... shape) {
        FloatTensor filled = made(0, shape);
        Arrays.fill(filled.values(), value);
        return filled;
    }

    /** Returns some items of a batch, in this order. */
    static FloatTensor of(FloatTensor batch, List<Integer> items) {
        int[] shape = batch.shape();
        int size = batch.count() / shape[0];
        shape[0] = items.size();
        float[] values = new float[items.size() * size];
        for (int i = 0; i < items.size(); i++) {
            System.arraycopy(batch.values(), items.get(i) * size, values, i * size, size);
        }
        return FloatTensor.of(values, shape);
    }

    /** Returns a copy, for whoever receives a tensor owns it. */
    static FloatTensor copy(FloatTensor batch) {
        return FloatTensor.of(batch.values().clone(), batch.shape());
    }

    static void areFinite(FloatTensor answers) {
        for (float value : answers.values()) {
            assertThat(value).as("a number of an answer").isFinite();
        }
    }

    /** Checks that the answers to some items say what they said in another batch. */
    static void agree(FloatTensor again, FloatTensor all, List<Integer> items, String how) {
        FloatTensor before = of(all, items);
        assertThat(again.shape()).as("shape, %s", how).isEqualTo(before.shape());
        int size = before.count() / items.size();
        for (int i = 0; i < items.size(); i++) {
            float[] expected = Arrays.copyOfRange(before.values(), i * size, (i + 1) * size);
            float[] actual = Arrays.copyOfRange(again.values(), i * size, (i + 1) * size);
            double greatest = 0;
            double difference = 0;
            for (int k = 0; k < size; k++) {
                greatest = Math.max(greatest, Math.abs(expected[k]));
                difference = Math.max(difference, Math.abs((double) expected[k] - actual[k]));
            }
            assertThat(difference).as("answer to item %d, %s: it must depend on that item alone", items.get(i), how)
                    .isLessThanOrEqualTo(TOLERANCE * greatest + Float.MIN_NORMAL);
        }
    }
}

package org.axonmark.functions.generator;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.statistics.HmacStream;

/**
 * One rule over sequences of points with its truth.
 *
 * @param seed the seed it was drawn from
 * @param index its number in the seed's set
 * @param truth the rule; its places are what the black box answers
 */
public record SequenceItem(Seed seed, int index, Hypothesis.Sequence truth) {

    /** Coordinates of a point. */
    public static final int WIDTH = 2;
    /** Points in the shortest sequence. */
    public static final int MIN_LENGTH = 2;
    /** Points in the longest sequence that may be asked. */
    public static final int MAX_LENGTH = 12;
    /** No coordinate is larger, of either sign. */
    public static final double BOUND = 1;

    /**
     * Returns sequences for scoring, independent of everything a submission sees: points uniform in a square, every length as likely.
     *
     * @param where which of the sets of sequences
     * @param count how many; the first ones do not depend on it
     * @param least points in the shortest
     * @param most points in the longest
     */
    public List<double[][]> testSequences(String where, int count, int least, int most) {
        return sequences(seed.stream(SequenceGenerator.KIND, index, "test points " + where), count, least, most);
    }

    static List<double[][]> sequences(HmacStream stream, int count, int least, int most) {
        List<double[][]> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[][] sequence = new double[least + stream.nextInt(most - least + 1)][WIDTH];
            for (double[] point : sequence) {
                for (int j = 0; j < WIDTH; j++) {
                    point[j] = BOUND * (2 * stream.nextDouble() - 1);
                }
            }
            sequences.add(sequence);
        }
        return sequences;
    }
}

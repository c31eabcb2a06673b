package org.axonmark.functions.generator;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.statistics.HmacStream;

/**
 * One learner behind a black box with its truth; it answers without noise.
 *
 * @param seed the seed it was drawn from
 * @param index its number in the seed's set
 * @param truth the algorithm
 */
public record LearnerItem(Seed seed, int index, Hypothesis.Learner truth) {

    /** Coordinates of a point. */
    public static final int WIDTH = 3;
    /** Examples in the longest context. */
    public static final int MAX_EXAMPLES = 16;
    /** No coordinate or label is larger, of either sign. */
    public static final double BOUND = 10;

    private static final double COORDINATE = 2;
    private static final double WEIGHT = 1.5;
    private static final double[] NOISE = {0, 0.25, 1};

    /**
     * What a learner is asked.
     *
     * @param examples points, each with its label behind it
     * @param point the point to predict
     */
    @SuppressWarnings("ArrayRecordComponent") // read by the learner and the scorer, which change neither
    public record Context(double[][] examples, double[] point) {}

    /**
     * Returns contexts for scoring, independent of everything a submission sees: 1–16 examples with coordinates uniform in ±2, labels w · x
     * plus noise uniform in ±0, ±0.25 or ±1; w is uniform in ±1.5, or all ±1, or 0 but for one of its numbers, each as likely.
     *
     * @param count how many; the first ones do not depend on it
     */
    public List<Context> testContexts(int count) {
        return contexts(seed.stream(LearnerGenerator.KIND, index, "test points"), count);
    }

    static List<Context> contexts(HmacStream stream, int count) {
        List<Context> contexts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] weights = weights(stream);
            double noise = NOISE[stream.nextInt(NOISE.length)];
            double[][] examples = new double[1 + stream.nextInt(MAX_EXAMPLES)][WIDTH + 1];
            for (double[] example : examples) {
                for (int j = 0; j < WIDTH; j++) {
                    example[j] = within(stream, COORDINATE);
                    example[WIDTH] += weights[j] * example[j];
                }
                example[WIDTH] += within(stream, noise);
            }
            double[] point = new double[WIDTH];
            for (int j = 0; j < WIDTH; j++) {
                point[j] = within(stream, COORDINATE);
            }
            contexts.add(new Context(examples, point));
        }
        return contexts;
    }

    private static double[] weights(HmacStream stream) {
        int law = stream.nextInt(3);
        int only = stream.nextInt(WIDTH);
        double[] weights = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            double weight = within(stream, WEIGHT);
            weights[j] = switch (law) {
                case 0 -> weight;
                case 1 -> Math.signum(weight);
                default -> j == only ? weight : 0;
            };
        }
        return weights;
    }

    private static double within(HmacStream stream, double bound) {
        return bound * (2 * stream.nextDouble() - 1);
    }
}

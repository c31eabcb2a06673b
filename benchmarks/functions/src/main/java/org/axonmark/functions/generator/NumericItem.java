package org.axonmark.functions.generator;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Noise;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * One numeric black box with its truth.
 *
 * @param seed the seed it was drawn from
 * @param index its number in the seed's set
 * @param law what it was drawn as
 * @param truth the noise-free function, and the noise on answers
 * @param domain closed and finite
 * @param corrupted where the law is replaced by a constant; null for nowhere
 */
public record NumericItem(Seed seed, int index, Law law, Hypothesis.Numeric truth, Interval domain, @Nullable Interval corrupted) {

    /**
     * Returns the stream of points for scoring, independent of everything a submission sees.
     *
     * @param where a part of the line, such as {@code inside}
     */
    public HmacStream testPoints(String where) {
        return seed.stream(NumericGenerator.KIND, index, "test points " + where);
    }

    /**
     * Returns the answers to queries: the truth and the noise of each query, so that repeats are independent.
     *
     * @param x any numbers
     * @param counter number of the first query, from 0
     */
    public double[] answers(double[] x, long counter) {
        double[] values = NumericFunction.of(truth).at(x);
        Noise noise = truth.noise();
        for (int i = 0; noise != null && i < x.length; i++) {
            values[i] += noise(noise, counter + i);
        }
        return values;
    }

    private double noise(Noise noise, long counter) {
        HmacStream stream = seed.stream(NumericGenerator.KIND, index, "noise", counter);
        return noise.scale() * switch (noise.family()) {
            case NORMAL -> stream.nextGaussian();
            case UNIFORM -> 2 * stream.nextDouble() - 1;
            case POISSON -> poisson(stream) - 1;
        };
    }

    /** Draws a Poisson count of rate 1 by inverting its distribution. */
    private static int poisson(HmacStream stream) {
        double left = stream.nextDouble();
        double probability = StrictMath.exp(-1);
        int count = 0;
        while (left >= probability && probability > 0) {
            left -= probability;
            probability /= ++count;
        }
        return count;
    }
}

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
     * Returns points for scoring, uniform on the domain, independent of everything a submission sees.
     *
     * @param count how many; the first ones do not depend on it
     */
    public double[] testPoints(int count) {
        HmacStream stream = seed.stream(NumericGenerator.KIND, index, "test points");
        double[] points = new double[count];
        for (int i = 0; i < count; i++) {
            points[i] = domain.low() + (domain.high() - domain.low()) * stream.nextDouble();
        }
        return points;
    }

    /**
     * Returns the answer to a query: the truth and the noise of that query, so that repeats are independent.
     *
     * @param x any number
     * @param counter number of the query, from 0
     */
    public double answer(double x, long counter) {
        double value = NumericFunction.of(truth).at(x);
        Noise noise = truth.noise();
        if (noise == null) {
            return value;
        }
        HmacStream stream = seed.stream(NumericGenerator.KIND, index, "noise", counter);
        return value + noise.scale() * switch (noise.family()) {
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

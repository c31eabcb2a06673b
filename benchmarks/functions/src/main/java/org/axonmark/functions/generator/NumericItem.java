package org.axonmark.functions.generator;

import java.util.Arrays;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Noise;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * One numeric black box with its truth. It is clean, or one of: corrupted, noisy, answered by a network.
 *
 * @param seed the seed it was drawn from
 * @param index its number in the seed's set
 * @param law what it was drawn as
 * @param truth the noise-free function, and the noise on answers
 * @param domain closed and finite
 * @param corrupted where the law is replaced by a constant; null for nowhere
 * @param signalToNoise the law's standard deviation over the noise's, before the scale is rounded; 0 for no noise
 * @param network what answers in place of the law, close to it; null for the law itself
 */
public record NumericItem(Seed seed, int index, Law law, Hypothesis.Numeric truth, Interval domain, @Nullable Interval corrupted,
        int signalToNoise, @Nullable ReluNetwork network) {

    private static final int POINTS = 2_000;
    private static final int REDRAWS = 10;

    /** Returns the points at which hypotheses are scored: 2 000, uniform on the domain, where the truth is finite. */
    public double[] points() {
        return points("inside", domain.low(), domain.high(), POINTS);
    }

    /**
     * Returns points uniform on an interval; drawn again, ten times at most, where the truth is not finite, then left out.
     *
     * @param where names the stream
     * @param low lower end
     * @param high upper end
     * @param n how many
     */
    public double[] points(String where, double low, double high, int n) {
        HmacStream stream = testPoints(where);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = low + (high - low) * stream.nextDouble();
        }
        NumericFunction function = NumericFunction.of(truth);
        double[] y = function.at(x);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            double at = x[i];
            boolean finite = Double.isFinite(y[i]);
            for (int draw = 0; draw < REDRAWS && !finite; draw++) {
                at = low + (high - low) * stream.nextDouble();
                finite = Double.isFinite(function.at(at));
            }
            if (finite) {
                x[kept++] = at;
            }
        }
        return Arrays.copyOf(x, kept);
    }

    /**
     * Returns the stream of points for scoring, independent of everything a submission sees.
     *
     * @param where names a part of the line, such as {@code inside}
     */
    public HmacStream testPoints(String where) {
        return seed.stream(NumericGenerator.KIND, index, "test points " + where);
    }

    /** Returns all that decides the answers, but for the seed, on one line. */
    public String identity() {
        return domain + "|" + truth.print() + (network == null ? "" : "|" + network);
    }

    /**
     * Returns the answers to queries: the truth, or the network's value, and the noise of each query, so that repeats are independent.
     *
     * @param x any numbers
     * @param counter number of the first query, from 0
     */
    public double[] answers(double[] x, long counter) {
        double[] values = network == null ? NumericFunction.of(truth).at(x) : network.at(x);
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

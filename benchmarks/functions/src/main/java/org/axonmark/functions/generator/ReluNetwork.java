package org.axonmark.functions.generator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.DoubleStream;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.NumericFunction;
import org.jspecify.annotations.Nullable;

/**
 * A network of one hidden layer of ReLUs that answers in place of a law: b + Σ w relu(z − c) on inputs scaled to [−1, 1] and outputs scaled to
 * deviation 1. Such a network is a polyline, so it is fitted in one go and not by descent: its corners are put where the law bends
 * most, its heights at the corners are found by least squares. Equal to the last bit on every host.
 */
public final class ReluNetwork {

    /** Fewest hidden units, as FIND's networks have. */
    static final int FEWEST_UNITS = 64;
    /** Most hidden units: sines of fifty periods need them. */
    static final int MOST_UNITS = 1_024;

    /** Grid on which the law is looked at. */
    private static final int GRID = 8_192;
    /** Half the width, in scaled input, of the ramp that stands for a jump. */
    private static final double RAMP = 1e-7;
    /** Weight of the law's own heights at corners beside the points of the grid: decides where no point lies between two corners. */
    private static final double RIDGE = 1e-6;

    private final Scaling input;
    private final Scaling output;
    private final double bias;
    private final double[] corners;
    private final double[] weights;

    private ReluNetwork(Scaling input, Scaling output, double bias, double[] corners, double[] weights) {
        this.input = input;
        this.output = output;
        this.bias = bias;
        this.corners = corners;
        this.weights = weights;
    }

    /**
     * (value − centre) / half width.
     *
     * @param centre what becomes 0
     * @param half what becomes 1 more; positive
     */
    private record Scaling(double centre, double half) {

        double scaled(double value) {
            return (value - centre) / half;
        }

        double back(double value) {
            return centre + half * value;
        }
    }

    /**
     * Grid points between two corners.
     *
     * @param from index of the first
     * @param to one past the last
     * @param stake squared error of the chord over them
     */
    private record Piece(int from, int to, double stake) {}

    /** Returns the number of hidden units. */
    public int units() {
        return corners.length;
    }

    /** Returns the network's value at a point of its domain. */
    public double at(double x) {
        double z = input.scaled(x);
        double sum = bias;
        for (int i = 0; i < corners.length; i++) {
            sum += weights[i] * Math.max(0, z - corners[i]);
        }
        return output.back(sum);
    }

    /** Returns the values at many points, in their order. */
    public double[] at(double[] x) {
        return Arrays.stream(x).map(this::at).toArray();
    }

    /**
     * Fits the smallest network, its units doubled from {@link #FEWEST_UNITS} to {@link #MOST_UNITS}, that is close to a law.
     *
     * @param law finite on the domain
     * @param domain finite
     * @param points where closeness is tested
     * @param largest largest normalised error there
     * @return the network, or null if none is close
     */
    static @Nullable ReluNetwork fit(Hypothesis.Numeric law, Interval domain, double[] points, double largest) {
        NumericFunction function = NumericFunction.of(law);
        double[] breaks = Breakpoints.of(law.value(), domain);
        double[] truth = function.at(points);
        for (int units = FEWEST_UNITS; units <= MOST_UNITS; units *= 2) {
            if (2 * breaks.length < units) {
                ReluNetwork network = fit(function, domain, breaks, units);
                if (NormalisedError.of(truth, network.at(points)) <= largest) {
                    return network;
                }
            }
        }
        return null;
    }

    private static ReluNetwork fit(NumericFunction function, Interval domain, double[] breaks, int units) {
        Scaling input = new Scaling((domain.low() + domain.high()) / 2, (domain.high() - domain.low()) / 2);
        double[] grid = new double[GRID];
        Arrays.setAll(grid, i -> (2 * i + 1.0) / GRID - 1);
        double[] values = function.at(back(input, grid));
        double centre = mean(values);
        double deviation = Math.sqrt(mean(Arrays.stream(values).map(value -> (value - centre) * (value - centre)).toArray()));
        Scaling output = new Scaling(centre, deviation > 0 ? deviation : 1);
        scale(output, values);
        double[] corners = corners(Arrays.stream(breaks).map(input::scaled).toArray(), grid, values, units + 1);
        double[] heights = function.at(back(input, corners));
        scale(output, heights);
        leastSquares(grid, values, corners, heights);
        double[] weights = new double[corners.length - 1];
        double before = 0;
        for (int i = 0; i < weights.length; i++) {
            double slope = (heights[i + 1] - heights[i]) / (corners[i + 1] - corners[i]);
            weights[i] = slope - before;
            before = slope;
        }
        return new ReluNetwork(input, output, heights[0], Arrays.copyOf(corners, weights.length), weights);
    }

    private static double[] back(Scaling scaling, double[] scaled) {
        return Arrays.stream(scaled).map(scaling::back).toArray();
    }

    private static void scale(Scaling scaling, double[] values) {
        Arrays.setAll(values, i -> scaling.scaled(values[i]));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Returns corners, ascending: both ends, a ramp at each break, and the middle of the piece with the largest error until there are enough. */
    private static double[] corners(double[] breaks, double[] grid, double[] values, int count) {
        PriorityQueue<Piece> pieces =
                new PriorityQueue<>(Comparator.comparingDouble(Piece::stake).reversed().thenComparingInt(Piece::from));
        DoubleStream.Builder corners = DoubleStream.builder().add(-1).add(1);
        int from = 0;
        for (double at : breaks) {
            corners.add(Math.max(-1, at - RAMP)).add(Math.min(1, at + RAMP));
            int to = Math.min(GRID, (int) Math.ceil((at + 1) * GRID / 2 - 0.5));
            pieces.add(piece(grid, values, from, to));
            from = to;
        }
        pieces.add(piece(grid, values, from, GRID));
        int left = count - 2 - 2 * breaks.length;
        while (left > 0) {
            Piece worst = pieces.remove();
            if (worst.to() - worst.from() < 3) {
                break;
            }
            int middle = (worst.from() + worst.to()) >>> 1;
            corners.add(grid[middle]);
            pieces.add(piece(grid, values, worst.from(), middle));
            pieces.add(piece(grid, values, middle, worst.to()));
            left--;
        }
        return corners.build().sorted().distinct().toArray();
    }

    private static Piece piece(double[] grid, double[] values, int from, int to) {
        double stake = 0;
        for (int i = from + 1; i < to - 1; i++) {
            double share = (grid[i] - grid[from]) / (grid[to - 1] - grid[from]);
            double off = values[i] - (values[from] + share * (values[to - 1] - values[from]));
            stake += off * off;
        }
        return new Piece(from, to, to - from < 3 ? -1 : stake);
    }

    /** Moves the heights to the least-squares polyline; its normal equations have three diagonals. */
    private static void leastSquares(double[] grid, double[] values, double[] corners, double[] heights) {
        int n = corners.length;
        double[] diagonal = new double[n];
        double[] above = new double[n];
        double[] right = new double[n];
        for (int k = 0; k < n; k++) {
            diagonal[k] = RIDGE;
            right[k] = RIDGE * heights[k];
        }
        int piece = 0;
        for (int i = 0; i < grid.length; i++) {
            while (corners[piece + 1] < grid[i]) {
                piece++;
            }
            double share = (grid[i] - corners[piece]) / (corners[piece + 1] - corners[piece]);
            diagonal[piece] += (1 - share) * (1 - share);
            diagonal[piece + 1] += share * share;
            above[piece] += share * (1 - share);
            right[piece] += (1 - share) * values[i];
            right[piece + 1] += share * values[i];
        }
        for (int k = 1; k < n; k++) {
            double factor = above[k - 1] / diagonal[k - 1];
            diagonal[k] -= factor * above[k - 1];
            right[k] -= factor * right[k - 1];
        }
        for (int k = n - 1; k >= 0; k--) {
            heights[k] = (right[k] - (k + 1 < n ? above[k] * heights[k + 1] : 0)) / diagonal[k];
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReluNetwork network && input.equals(network.input) && output.equals(network.output)
                && bias == network.bias && Arrays.equals(corners, network.corners) && Arrays.equals(weights, network.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(corners) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "network of " + corners.length + " hidden units";
    }
}

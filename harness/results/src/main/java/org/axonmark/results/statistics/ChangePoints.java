package org.axonmark.results.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where the level of a series changes, up or down: E-divisive (Matteson and James 2014, a Nonparametric Approach for Multiple Change Point
 * Analysis) with exponent 1. The series is cut where the energy distance between two neighbouring segments is largest; a cut stands if, among
 * 499 orders of the values within the segments found so far, at most 1 % have one as large. Segments have a minimum length, so that one odd
 * value is no change.
 */
public final class ChangePoints {

    /** Fewest values of a segment. */
    public static final int SHORTEST = 5;

    /** Most values that are looked at: the last of the series. */
    public static final int MOST = 200;

    private static final int ORDERS = 499;
    private static final double LEVEL = 0.01;

    private ChangePoints() {}

    /**
     * A change.
     *
     * @param index of the first value of the new level
     * @param before mean of the segment before
     * @param after mean of the segment that begins
     * @param p share of orders with a cut at least as large, when it was found
     */
    public record Change(int index, double before, double after, double p) {}

    /** The best cut of a segment: values {@code [from, at)} against {@code [at, to)}. */
    record Cut(int from, int at, int to, double size) {}

    /**
     * Returns the changes in the order of the series; none in fewer than twice {@value #SHORTEST} values.
     *
     * @param values in the order of time, finite
     * @param seed of the orders
     */
    public static List<Change> of(double[] values, byte[] seed) {
        int skipped = Math.max(0, values.length - MOST);
        double[] series = Arrays.copyOfRange(values, skipped, values.length);
        List<Integer> borders = new ArrayList<>(List.of(0, series.length));
        List<Integer> found = new ArrayList<>();
        List<Double> chances = new ArrayList<>();
        HmacStream stream = HmacStream.of(seed, "change points");
        while (true) {
            Cut best = largest(series, borders);
            double p = best.size() > 0 ? chance(series, borders, best.size(), stream) : 1;
            if (p > LEVEL) {
                break;
            }
            borders.add(best.at());
            Collections.sort(borders);
            found.add(best.at());
            chances.add(p);
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 1; i < borders.size() - 1; i++) {
            int at = borders.get(i);
            changes.add(new Change(skipped + at, mean(series, borders.get(i - 1), at), mean(series, at, borders.get(i + 1)),
                    chances.get(found.indexOf(at))));
        }
        return changes;
    }

    private static double mean(double[] series, int from, int to) {
        return Means.mean(Arrays.copyOfRange(series, from, to));
    }

    /** Returns the largest cut of all segments; of size 0 if none is long enough. */
    private static Cut largest(double[] series, List<Integer> borders) {
        Cut best = new Cut(0, 0, 0, 0);
        for (int i = 1; i < borders.size(); i++) {
            Cut cut = largest(series, borders.get(i - 1), borders.get(i));
            if (cut.size() > best.size()) {
                best = cut;
            }
        }
        return best;
    }

    private static double chance(double[] series, List<Integer> borders, double size, HmacStream stream) {
        int asLarge = 0;
        double[] mixed = series.clone();
        for (int order = 0; order < ORDERS; order++) {
            for (int i = 1; i < borders.size(); i++) {
                int from = borders.get(i - 1);
                int[] places = stream.permutation(borders.get(i) - from);
                for (int j = 0; j < places.length; j++) {
                    mixed[from + j] = series[from + places[j]];
                }
            }
            if (largest(mixed, borders).size() >= size) {
                asLarge++;
            }
        }
        return (1.0 + asLarge) / (ORDERS + 1.0);
    }

    /** Returns the largest cut of one segment. */
    static Cut largest(double[] series, int from, int to) {
        double[][] sums = sums(series, from, to);
        Cut best = new Cut(from, from, to, 0);
        for (int at = SHORTEST; at <= to - from - SHORTEST; at++) {
            for (int end = at + SHORTEST; end <= to - from; end++) {
                double size = size(sums, at, end);
                if (size > best.size()) {
                    best = new Cut(from, from + at, from + end, size);
                }
            }
        }
        return best;
    }

    /** Returns the sums of all distances in the upper left corners: {@code sums[i][j]} over the first i and the first j values. */
    private static double[][] sums(double[] series, int from, int to) {
        int n = to - from;
        double[][] sums = new double[n + 1][n + 1];
        for (int i = 1; i <= n; i++) {
            double row = 0;
            for (int j = 1; j <= n; j++) {
                row += StrictMath.abs(series[from + i - 1] - series[from + j - 1]);
                sums[i][j] = sums[i - 1][j] + row;
            }
        }
        return sums;
    }

    /** Returns mn/(m + n) times the energy distance between values {@code [0, at)} and {@code [at, end)}. */
    private static double size(double[][] sums, int at, int end) {
        double m = at;
        double n = end - at;
        double between = sums[at][end] - sums[at][at];
        double withinFirst = sums[at][at] / (m * (m - 1));
        double withinSecond = (sums[end][end] - 2 * sums[at][end] + sums[at][at]) / (n * (n - 1));
        return m * n / (m + n) * (2 * between / (m * n) - withinFirst - withinSecond);
    }
}

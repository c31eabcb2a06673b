package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The operators on sequences. None changes its argument. */
final class Rows {

    private static final Comparator<double[]> ORDER = Arrays::compare;

    private Rows() {}

    static double[][] apply(Operator operator, double[][] rows, double number) {
        int n = Math.clamp(Texts.whole(number), 0, rows.length);
        return switch (operator) {
            case SORT -> sorted(rows, ORDER);
            case TOP -> Arrays.copyOf(sorted(rows, ORDER.reversed()), n);
            case BACKWARD -> {
                double[][] out = rows.clone();
                Collections.reverse(Arrays.asList(out));
                yield out;
            }
            case TAKE -> Arrays.copyOf(rows, n);
            case SKIP -> Arrays.copyOfRange(rows, n, rows.length);
            case ROTATE -> {
                double[][] out = rows.clone();
                Collections.rotate(Arrays.asList(out), rows.length == 0 ? 0 : -(Texts.whole(number) % rows.length));
                yield out;
            }
            case PREFIXSUMS -> prefixSums(rows);
            case DIFFERENCES -> differences(rows);
            case DISTINCT -> distinct(rows);
            case HULL -> hull(rows);
            case TOUR -> tour(rows);
            case SCALE -> linear(rows, number, 0);
            case OFFSET -> linear(rows, 1, number);
            default -> throw new IllegalStateException("'" + operator.symbol() + "' is no operator on sequences");
        };
    }

    private static double[][] sorted(double[][] rows, Comparator<double[]> order) {
        double[][] out = rows.clone();
        Arrays.sort(out, order);
        return out;
    }

    private static double[][] prefixSums(double[][] rows) {
        double[][] out = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            out[i] = rows[i].clone();
            for (int j = 0; i > 0 && j < out[i].length; j++) {
                out[i][j] = out[i - 1][j] + rows[i][j];
            }
        }
        return out;
    }

    private static double[][] differences(double[][] rows) {
        double[][] out = new double[Math.max(0, rows.length - 1)][];
        for (int i = 0; i < out.length; i++) {
            out[i] = new double[rows[i].length];
            for (int j = 0; j < out[i].length; j++) {
                out[i][j] = rows[i + 1][j] - rows[i][j];
            }
        }
        return out;
    }

    private static double[][] linear(double[][] rows, double factor, double summand) {
        double[][] out = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            out[i] = new double[rows[i].length];
            for (int j = 0; j < out[i].length; j++) {
                out[i][j] = factor * rows[i][j] + summand;
            }
        }
        return out;
    }

    private static double[][] distinct(double[][] rows) {
        Set<List<Double>> seen = new LinkedHashSet<>();
        return Arrays.stream(rows).filter(row -> seen.add(Arrays.stream(row).boxed().toList())).toArray(double[][]::new);
    }

    /** Monotone chain; a sequence of single numbers has its smallest and largest as corners. */
    private static double[][] hull(double[][] rows) {
        double[][] points = distinct(sorted(rows, ORDER));
        if (points.length < 3) {
            return points;
        }
        List<double[]> corners = new ArrayList<>();
        halfHull(points, corners);
        double[][] backward = points.clone();
        Collections.reverse(Arrays.asList(backward));
        halfHull(backward, corners);
        // Numbers near the ends of double's range can turn both ways: no point is a corner twice.
        return distinct(corners.toArray(double[][]::new));
    }

    /** Adds the corners from the first point up to but without the last. */
    private static void halfHull(double[][] points, List<double[]> corners) {
        int base = corners.size();
        for (double[] point : points) {
            while (corners.size() >= base + 2 && !(turn(corners.get(corners.size() - 2), corners.get(corners.size() - 1), point) > 0)) {
                corners.removeLast();
            }
            corners.add(point);
        }
        corners.removeLast();
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (second(c) - second(a)) - (second(b) - second(a)) * (c[0] - a[0]);
    }

    private static double second(double[] row) {
        return row.length > 1 ? row[1] : 0;
    }

    private static double[][] tour(double[][] rows) {
        double[][] out = rows.clone();
        List<double[]> left = new ArrayList<>(Arrays.asList(rows));
        for (int i = 0; i < out.length; i++) {
            int nearest = 0;
            for (int j = 1; i > 0 && j < left.size(); j++) {
                if (distance(out[i - 1], left.get(j)) < distance(out[i - 1], left.get(nearest))) {
                    nearest = j;
                }
            }
            out[i] = left.remove(nearest);
        }
        return out;
    }

    private static double distance(double[] a, double[] b) {
        double across = a[0] - b[0];
        double up = second(a) - second(b);
        return across * across + up * up;
    }
}

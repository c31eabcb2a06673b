package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** The operators on sequences. None changes its argument. */
final class Rows {

    private static final Comparator<Row> ORDER = (a, b) -> Arrays.compare(a.numbers, b.numbers);

    private Rows() {}

    /** One or two numbers, and the place in the input of the row that they were worked out from; no operator looks at the place. */
    @SuppressWarnings("ArrayRecordComponent") // shared within this package, which changes none
    record Row(double[] numbers, int place) {

        private Row with(IntToDoubleFunction number) {
            double[] out = new double[numbers.length];
            Arrays.setAll(out, number);
            return new Row(out, place);
        }

        private double second() {
            return numbers.length > 1 ? numbers[1] : 0;
        }
    }

    static Row[] apply(Operator operator, Row[] rows, double number) {
        int n = Math.clamp(Texts.whole(number), 0, rows.length);
        return switch (operator) {
            case SORT -> sorted(rows, ORDER);
            case TOP -> Arrays.copyOf(sorted(rows, ORDER.reversed()), n);
            case BACKWARD -> {
                Row[] out = rows.clone();
                Collections.reverse(Arrays.asList(out));
                yield out;
            }
            case TAKE -> Arrays.copyOf(rows, n);
            case SKIP -> Arrays.copyOfRange(rows, n, rows.length);
            case ROTATE -> {
                Row[] out = rows.clone();
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

    private static Row[] sorted(Row[] rows, Comparator<Row> order) {
        Row[] out = rows.clone();
        Arrays.sort(out, order);
        return out;
    }

    private static Row[] prefixSums(Row[] rows) {
        Row[] out = rows.clone();
        for (int i = 1; i < rows.length; i++) {
            double[] before = out[i - 1].numbers;
            double[] own = rows[i].numbers;
            out[i] = rows[i].with(j -> before[j] + own[j]);
        }
        return out;
    }

    private static Row[] differences(Row[] rows) {
        Row[] out = new Row[Math.max(0, rows.length - 1)];
        for (int i = 0; i < out.length; i++) {
            double[] own = rows[i].numbers;
            double[] next = rows[i + 1].numbers;
            out[i] = rows[i].with(j -> next[j] - own[j]);
        }
        return out;
    }

    private static Row[] linear(Row[] rows, double factor, double summand) {
        return Arrays.stream(rows).map(row -> row.with(j -> factor * row.numbers[j] + summand)).toArray(Row[]::new);
    }

    private static Row[] distinct(Row[] rows) {
        Set<List<Double>> seen = new LinkedHashSet<>();
        return Arrays.stream(rows).filter(row -> seen.add(Arrays.stream(row.numbers).boxed().toList())).toArray(Row[]::new);
    }

    /** Monotone chain; a sequence of single numbers has its smallest and largest as corners. */
    private static Row[] hull(Row[] rows) {
        Row[] points = distinct(sorted(rows, ORDER));
        if (points.length < 3) {
            return points;
        }
        List<Row> corners = new ArrayList<>();
        halfHull(points, corners);
        Row[] backward = points.clone();
        Collections.reverse(Arrays.asList(backward));
        halfHull(backward, corners);
        // Numbers near the ends of double's range can turn both ways: no point is a corner twice.
        return distinct(corners.toArray(Row[]::new));
    }

    /** Adds the corners from the first point up to but without the last. */
    private static void halfHull(Row[] points, List<Row> corners) {
        int base = corners.size();
        for (Row point : points) {
            while (corners.size() >= base + 2 && !(turn(corners.get(corners.size() - 2), corners.get(corners.size() - 1), point) > 0)) {
                corners.removeLast();
            }
            corners.add(point);
        }
        corners.removeLast();
    }

    private static double turn(Row a, Row b, Row c) {
        return (b.numbers[0] - a.numbers[0]) * (c.second() - a.second()) - (b.second() - a.second()) * (c.numbers[0] - a.numbers[0]);
    }

    private static Row[] tour(Row[] rows) {
        Row[] out = rows.clone();
        List<Row> left = new ArrayList<>(Arrays.asList(rows));
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

    private static double distance(Row a, Row b) {
        double across = a.numbers[0] - b.numbers[0];
        double up = a.second() - b.second();
        return across * across + up * up;
    }
}

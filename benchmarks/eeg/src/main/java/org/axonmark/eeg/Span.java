package org.axonmark.eeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Coordinates in the span of the training windows, by Gram–Schmidt done twice; used only where there are more features than windows. Distances
 * from the optimum of a ridge-regularised problem are kept, since the optimum lies in the span.
 */
final class Span {

    private static final double NEGLIGIBLE = 1e-10;

    private final int features;
    private final Optional<List<double[]>> basis;

    private Span(int features, Optional<List<double[]>> basis) {
        this.features = features;
        this.basis = basis;
    }

    static Span of(double[][] rows) {
        if (rows[0].length <= rows.length) {
            return new Span(rows[0].length, Optional.empty());
        }
        List<double[]> basis = new ArrayList<>();
        for (double[] row : rows) {
            double[] rest = row.clone();
            double before = StrictMath.sqrt(dot(row, row));
            for (int pass = 0; pass < 2; pass++) {
                for (double[] direction : basis) {
                    double along = dot(rest, direction);
                    for (int k = 0; k < rest.length; k++) {
                        rest[k] -= along * direction[k];
                    }
                }
            }
            double length = StrictMath.sqrt(dot(rest, rest));
            if (length > NEGLIGIBLE * before) {
                for (int k = 0; k < rest.length; k++) {
                    rest[k] /= length;
                }
                basis.add(rest);
            }
        }
        return new Span(rows[0].length, Optional.of(basis));
    }

    double[][] apply(double[][] rows) {
        if (basis.isEmpty()) {
            return rows;
        }
        double[][] mapped = new double[rows.length][basis.get().size()];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < mapped[i].length; k++) {
                mapped[i][k] = dot(rows[i], basis.get().get(k));
            }
        }
        return mapped;
    }

    /** Returns the vector with the given coordinates. */
    double[] back(double[] coordinates) {
        if (basis.isEmpty()) {
            return coordinates;
        }
        double[] vector = new double[features];
        for (int j = 0; j < coordinates.length; j++) {
            double[] direction = basis.get().get(j);
            for (int k = 0; k < features; k++) {
                vector[k] += coordinates[j] * direction[k];
            }
        }
        return vector;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}

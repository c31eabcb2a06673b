package org.axonmark.submission.numerickan;

import java.util.Arrays;

/**
 * An edge of the network: w b(u) + Σ cᵢ Bᵢ(u), b(u) = u / (1 + e⁻ᵘ) and Bᵢ the cubic B-splines of an even grid (Liu et al. 2024,
 * arXiv 2404.19756, equations 2.10 to 2.12). Outside of the grid the spline goes on as it ends.
 *
 * @param low lower end of the grid
 * @param high upper end of the grid
 * @param weights one for each of the grid's pieces and three more, then w
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record Edge(double low, double high, double[] weights) {

    /** How many more splines than pieces there are. */
    static final int ORDER = 3;

    private static final double RIDGE = 1e-9;

    /** Returns the edge that fits samples best. */
    static Edge fit(Samples samples, double low, double high, int pieces) {
        double[][] columns = new double[pieces + ORDER + 1][samples.count()];
        Edge edge = new Edge(low, high, new double[columns.length]);
        for (int i = 0; i < samples.count(); i++) {
            double u = samples.t()[i];
            double at = edge.place(u);
            int piece = edge.piece(at);
            for (int j = 0; j <= ORDER; j++) {
                columns[piece + j][i] = basis(j, at - piece);
            }
            columns[pieces + ORDER][i] = base(u);
        }
        return new Edge(low, high, LeastSquares.solve(columns, samples.y(), RIDGE));
    }

    double at(double u) {
        double at = place(u);
        int piece = piece(at);
        double value = weights[weights.length - 1] * base(u);
        for (int j = 0; j <= ORDER; j++) {
            value += weights[piece + j] * basis(j, at - piece);
        }
        return value;
    }

    /** Returns the edge of other weights, a part of more. */
    Edge with(double[] parameters, int from) {
        return new Edge(low, high, Arrays.copyOfRange(parameters, from, from + weights.length));
    }

    private int pieces() {
        return weights.length - ORDER - 1;
    }

    /** Returns where a point lies, in pieces from the lower end. */
    private double place(double u) {
        return Math.max(0, Math.min(pieces(), (u - low) / (high - low) * pieces()));
    }

    private int piece(double place) {
        return Math.min(pieces() - 1, (int) place);
    }

    private static double base(double u) {
        return u / (1 + Math.exp(-u));
    }

    /** Returns one of the four splines that are not 0 on a piece, at a part of it. */
    private static double basis(int which, double s) {
        double r = 1 - s;
        return switch (which) {
            case 0 -> r * r * r / 6;
            case 1 -> (3 * s * s * s - 6 * s * s + 4) / 6;
            case 2 -> (3 * r * r * r - 6 * r * r + 4) / 6;
            default -> s * s * s / 6;
        };
    }
}

package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks through all square waves of the lattice: periods of 4 to 60, shifts of −5 to 5. A wave parts the points in two; on each part other
 * curves are fitted by least squares, which covers their sums and products with the wave. For each period the points are counted into
 * twentieths of it, so that any shift's sums are a difference of running sums.
 */
final class SquareWaves {

    private static final int SHORTEST = 40;
    private static final int LONGEST = 600;
    private static final int FIRST_SHIFT = -50;
    private static final int LAST_SHIFT = 50;
    private static final double BIN = 0.05;
    private static final double ON_EDGE = 1e-9;
    private static final double DEPENDENT = 1e-9;
    private static final double SAME = 1e-12;

    private record Rated(Atom atom, double gain) {}

    private final Answers answers;
    private final int most;
    private final int size;
    private final double[][] moments;
    private final List<Rated> rated = new ArrayList<>();

    private SquareWaves(Answers answers, double[][] basis, int most) {
        this.answers = answers;
        this.most = most;
        this.size = basis.length;
        this.moments = new double[answers.count()][];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = moments(basis, answers.y()[i], i);
        }
    }

    /**
     * Returns the waves that explain most.
     *
     * @param columns curves whose heights may be others in each half of the period
     */
    static List<Atom> search(Answers answers, double[][] columns, int most) {
        LeastSquares squares = new LeastSquares(answers.y(), columns.length);
        for (double[] column : columns) {
            squares.add(column);
        }
        SquareWaves search = new SquareWaves(answers, squares.basis(), most);
        for (int period = SHORTEST; period <= LONGEST; period++) {
            search.look(period);
        }
        return search.rated.stream().map(Rated::atom).toList();
    }

    /** Products of the basis in pairs, then each with the answer, at a point. */
    private static double[] moments(double[][] basis, double y, int point) {
        int m = basis.length;
        double[] moments = new double[m * (m + 3) / 2];
        int next = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                moments[next++] = basis[i][point] * basis[j][point];
            }
        }
        for (int i = 0; i < m; i++) {
            moments[next++] = basis[i][point] * y;
        }
        return moments;
    }

    private void look(int period) {
        double[][] sums = runningSums(period);
        int bins = 2 * period;
        // Half a period on, the halves change places; that half is a shift of the lattice if the period is even.
        int last = Math.min(LAST_SHIFT, FIRST_SHIFT + (period % 2 == 0 ? period / 2 : period) - 1);
        int width = sums[0].length;
        double[] high = new double[width];
        double[] low = new double[width];
        for (int shift = FIRST_SHIFT; shift <= last; shift++) {
            int from = Math.floorMod(2 * shift, bins);
            boolean wraps = from + period > bins;
            int to = wraps ? from - period : from + period;
            for (int k = 0; k < width; k++) {
                double between = sums[Math.max(from, to)][k] - sums[Math.min(from, to)][k];
                double rest = sums[bins][k] - between;
                high[k] = wraps ? rest : between;
                low[k] = wraps ? between : rest;
            }
            keep(period, shift, explained(high) + explained(low));
        }
    }

    private double[][] runningSums(int period) {
        double p = period / 10.0;
        int bins = 2 * period;
        double[][] sums = new double[bins + 1][moments.length == 0 ? 0 : moments[0].length];
        for (int i = 0; i < moments.length; i++) {
            double x = answers.x()[i];
            int bin = (int) Math.floor((x - p * Math.floor(x / p)) / BIN + ON_EDGE) % bins;
            double[] sum = sums[bin + 1];
            for (int k = 0; k < sum.length; k++) {
                sum[k] += moments[i][k];
            }
        }
        for (int bin = 1; bin <= bins; bin++) {
            for (int k = 0; k < sums[bin].length; k++) {
                sums[bin][k] += sums[bin - 1][k];
            }
        }
        return sums;
    }

    /** Returns the part of the sum of squares that the basis explains on some points, by Cholesky's way. */
    private double explained(double[] sums) {
        double[][] lower = new double[size][size];
        double[] z = new double[size];
        double explained = 0;
        int next = 0;
        int right = size * (size + 1) / 2;
        for (int i = 0; i < size; i++) {
            double own = sums[next + i];
            double pivot = own;
            double value = sums[right + i];
            for (int j = 0; j < i; j++) {
                double sum = sums[next + j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = lower[j][j] > 0 ? sum / lower[j][j] : 0;
                pivot -= lower[i][j] * lower[i][j];
                value -= lower[i][j] * z[j];
            }
            next += i + 1;
            if (pivot > DEPENDENT * own) {
                lower[i][i] = Math.sqrt(pivot);
                z[i] = value / lower[i][i];
                explained += z[i] * z[i];
            }
        }
        return explained;
    }

    /** Waves that part the points alike count once. */
    private void keep(int period, int shift, double gain) {
        boolean full = rated.size() == most;
        if ((full && gain <= rated.get(most - 1).gain()) || rated.stream().anyMatch(one -> Math.abs(one.gain() - gain) <= SAME * gain)) {
            return;
        }
        if (full) {
            rated.remove(most - 1);
        }
        rated.add(new Rated(Atom.of(Curve.SQUARE_WAVE, period / 10.0, shift / 10.0), gain));
        rated.sort(Comparator.comparingDouble(Rated::gain).reversed());
    }
}

package org.axonmark.submission.numerickan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an edge looks like: for each primitive f the c f(a v + b) + d that explains the edge best, a and b looked through, c and d by least
 * squares (Liu et al. 2024, section 2.5.1).
 *
 * @param primitive f
 * @param numbers c, a, b
 * @param constant d
 * @param r2 part of the edge's variance explained
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record Snap(Primitive primitive, double[] numbers, double constant, double r2) {

    private static final int STARTS = 2;
    private static final int STEPS = 10;

    /** Returns the best two of each primitive, that of the largest R² first. */
    static List<Snap> of(Samples edge) {
        List<Snap> best = new ArrayList<>();
        for (Primitive primitive : Primitive.values()) {
            primitive.starts(edge.count()).stream().map(start -> regressed(edge, primitive, start))
                    .sorted(Comparator.comparingDouble(Snap::r2).reversed())
                    .limit(STARTS)
                    .map(snap -> snap.refined(edge))
                    .forEach(best::add);
        }
        best.sort(Comparator.comparingDouble(Snap::r2).reversed());
        return best;
    }

    private static Snap regressed(Samples edge, Primitive primitive, double[] start) {
        double[] numbers = {0, start[0], start[1]};
        int n = edge.count();
        double sf = 0;
        double sy = 0;
        double sff = 0;
        double sfy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            double f = primitive.at(start[0] * edge.t()[i] + start[1]);
            double y = edge.y()[i];
            sf += f;
            sy += y;
            sff += f * f;
            sfy += f * y;
            syy += y * y;
        }
        double variance = sff - sf * sf / n;
        double whole = syy - sy * sy / n;
        if (!(variance > 1e-12 * sff) || !(whole > 0)) {
            return new Snap(primitive, numbers, sy / n, 0);
        }
        double covariance = sfy - sf * sy / n;
        numbers[0] = covariance / variance;
        return new Snap(primitive, numbers, (sy - numbers[0] * sf) / n, covariance * covariance / variance / whole);
    }

    private Snap refined(Samples edge) {
        Formula fitted = Formula.of(constant).and(Term.of(primitive), numbers).descended(edge, STEPS);
        double[] found = fitted.parameters();
        double[] all = numbers.clone();
        System.arraycopy(found, 1, all, 0, found.length - 1);
        double variance = edge.variance();
        return new Snap(primitive, all, found[0], variance > 0 ? 1 - edge.error(fitted::at) / variance : 0);
    }
}

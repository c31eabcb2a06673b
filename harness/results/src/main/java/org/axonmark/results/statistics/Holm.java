package org.axonmark.results.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down adjustment (Holm 1979) over the comparisons asked for in one call. */
public final class Holm {

    private Holm() {}

    /** Returns the adjusted p of each comparison, in the given order. */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}

package org.axonmark.circuits.faithful;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Faithfulness by the size of the circuit: of the k edges put first, k = ⌈p |E|⌉ for MIB's ten shares p, each size once, at x = k / |E|; before them
 * f = 0 at x = 0 (Mueller et al. 2025, arXiv 2504.13151). Areas are by the trapezoidal rule.
 *
 * @param sizes ascending, from 0 to |E|
 * @param faithfulness as many; the first is 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FaithfulnessCurve(int[] sizes, double[] faithfulness) {

    private static final double[] SHARES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

    /** What lies above is taken for this: further off than nothing at all is as bad as that. */
    private static final double MOST = 2;

    /**
     * Measures a ranking.
     *
     * @param scores one for each edge; at negative infinity those that are in no circuit
     * @param drawn all edges in an order by which those of equal score are taken
     * @param faithfulness measures a circuit
     */
    static FaithfulnessCurve of(double[] scores, int[] drawn, ToDoubleFunction<BitSet> faithfulness) {
        int[] sizes = sizes(scores.length);
        return new FaithfulnessCurve(sizes, Arrays.stream(sizes)
                .mapToDouble(size -> size == 0 ? 0 : faithfulness.applyAsDouble(first(scores, drawn, size))).toArray());
    }

    /** Returns 0 and the sizes at which a graph of some edges is measured. */
    static int[] sizes(int edges) {
        return IntStream.concat(IntStream.of(0), Arrays.stream(SHARES).mapToInt(share -> size(share, edges))).distinct().toArray();
    }

    /** Returns the edges that a share of all makes, rounded up. */
    static int size(double share, int edges) {
        // A share times a size may come out a hair above the whole number that it is.
        return (int) Math.ceil(share * edges - 1e-9);
    }

    /** Returns the edges put first, as many as asked for or as there are above negative infinity. */
    static BitSet first(double[] scores, int[] drawn, int size) {
        BitSet first = new BitSet();
        Arrays.stream(drawn).boxed().filter(edge -> scores[edge] != Double.NEGATIVE_INFINITY)
                .sorted(Comparator.comparingDouble((Integer edge) -> -scores[edge])).limit(size).forEach(first::set);
        return first;
    }

    /** Returns the area between f, clipped to [0, 2], and 1; in [0, 1], the lower the better, 1 for nothing found. */
    double distance() {
        return area(Arrays.stream(faithfulness).map(f -> Math.abs(1 - Math.clamp(f, 0, MOST))).toArray());
    }

    /** Returns the area under f; without bounds. */
    double performance() {
        return area(faithfulness);
    }

    private double area(double[] heights) {
        double area = 0;
        for (int i = 1; i < sizes.length; i++) {
            area += (sizes[i] - sizes[i - 1]) * (heights[i] + heights[i - 1]) / 2;
        }
        return area / sizes[sizes.length - 1];
    }
}

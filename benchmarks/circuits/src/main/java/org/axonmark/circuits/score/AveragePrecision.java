package org.axonmark.circuits.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the curve of precision by recall, as average precision: the mean over true items of the precision at each. Items of one score
 * are taken in all orders, each as likely, so that breaking ties at random is worth, on average, what leaving them is. Items at negative infinity
 * are never found: a true one adds nothing.
 */
public final class AveragePrecision {

    private AveragePrecision() {}

    /**
     * Returns average precision, in [0, 1].
     *
     * @param truth 1 for true items, of which there is at least one, else 0
     * @param score none not a number
     */
    public static double of(int[] truth, double[] score) {
        double positives = Arrays.stream(truth).sum();
        if (truth.length != score.length || positives == 0) {
            throw new IllegalArgumentException(
                    score.length + " scores for " + truth.length + " items, " + positives + " of them true; give one each, and a true one");
        }
        int[] order = IntStream.range(0, score.length).boxed()
                .filter(i -> score[i] != Double.NEGATIVE_INFINITY)
                .sorted(Comparator.comparingDouble((Integer i) -> score[i]).reversed())
                .mapToInt(Integer::intValue).toArray();
        double sum = 0;
        int found = 0;
        for (int from = 0; from < order.length;) {
            int to = from;
            int here = 0;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                here += truth[order[to++]];
            }
            sum += ofTie(from, found, to - from, here);
            found += here;
            from = to;
        }
        return sum / positives;
    }

    /**
     * Returns the expected sum of precisions at the true items of a tie. The j-th of m tied items, p of them true, is true with p/m; then each of the
     * j - 1 before it is with (p - 1)/(m - 1).
     */
    private static double ofTie(int before, int foundBefore, int tied, int trueTied) {
        double others = tied == 1 ? 0 : (trueTied - 1.0) / (tied - 1.0);
        double sum = 0;
        if (trueTied > 0) {
            for (int j = 1; j <= tied; j++) {
                sum += (double) trueTied / tied * (foundBefore + 1 + (j - 1) * others) / (before + j);
            }
        }
        return sum;
    }

    /** Returns average precision over the share of true items: what it is worth against a list in which true items are spread evenly. */
    public static double overDensity(int[] truth, double[] score) {
        return of(truth, score) * truth.length / Arrays.stream(truth).sum();
    }
}

package org.axonmark.circuits.score;

import org.axonmark.results.metrics.Classification;

/**
 * How a ranking of possible edges by score fits the true ones. Edges of equal score are taken in all orders, each as likely, so the measures do
 * not depend on how edges are numbered, and breaking ties at random gains nothing on average.
 *
 * @param edges how many possible edges there are
 * @param trueEdges how many of them are true; at least one, and not all
 * @param auroc probability that a true edge scores above a false one, ties counted half; in [0, 1], chance 0.5
 * @param auprc area under precision against recall, as {@link AveragePrecision}; in [0, 1]
 */
public record EdgeRanking(int edges, int trueEdges, double auroc, double auprc) {

    /**
     * Ranks.
     *
     * @param truth one for each possible edge; both values must occur
     * @param scores as many, the higher the likelier; −∞ for an edge that is never found, never NaN
     * @throws IllegalArgumentException if the lengths differ, a score is NaN, or all edges are true or all false
     */
    public static EdgeRanking of(boolean[] truth, double[] scores) {
        if (truth.length != scores.length) {
            throw new IllegalArgumentException(truth.length + " edges have " + scores.length + " scores");
        }
        int[] labels = new int[truth.length];
        int trueEdges = 0;
        for (int i = 0; i < truth.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("edge " + i + " has the score NaN, which has no rank");
            }
            labels[i] = truth[i] ? 1 : 0;
            trueEdges += labels[i];
        }
        return new EdgeRanking(truth.length, trueEdges, Classification.auroc(labels, scores),
                AveragePrecision.of(labels, scores));
    }

    /** Returns the share of possible edges that are true. */
    public double density() {
        return (double) trueEdges / edges;
    }

    /** Returns how many times the AUPRC is the density: a little above 1 for equal scores, at most 1 / density. */
    public double auprcOverDensity() {
        return auprc / density();
    }
}

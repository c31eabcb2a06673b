package org.axonmark.circuits.score;

import org.axonmark.results.metrics.Classification;

/**
 * How a ranking of possible edges by score fits the true ones. Edges of equal score are taken together, so the measures do not depend on the
 * order in which edges are numbered, and equal scores for all give an AUROC of exactly one half and an AUPRC of exactly the density.
 *
 * @param edges how many possible edges there are
 * @param trueEdges how many of them are true; at least one, and not all
 * @param auroc probability that a true edge scores above a false one, ties counted half; in [0, 1], chance 0.5
 * @param auprc area under precision against recall as average precision, Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores in falling order, not
 *     interpolated; in [0, 1], chance the density
 */
public record EdgeRanking(int edges, int trueEdges, double auroc, double auprc) {

    /**
     * Ranks.
     *
     * @param truth one for each possible edge; both values must occur
     * @param scores as many, the higher the likelier; −∞ for an edge that was not named, never NaN
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
                Classification.averagePrecision(labels, scores));
    }

    /** Returns the share of possible edges that are true. */
    public double density() {
        return (double) trueEdges / edges;
    }

    /** Returns how many times the AUPRC is that of equal scores for all: 1 for those, at most 1 / density. */
    public double auprcOverDensity() {
        return auprc / density();
    }
}

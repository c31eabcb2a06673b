package org.axonmark.results.statistics;

import java.util.Optional;

import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;

/**
 * Releases scores of a holdout that one author may ask again and again, so that answers to many questions say little about it: the
 * parameter-free Ladder of Blum and Hardt (2015, arXiv 1502.04585). A new best is told only if it is better than the last one told by more than
 * one standard error of the difference, and then rounded to 1/n; otherwise the last one told stands.
 */
public final class Ladder {

    /** Fewest units of a holdout. */
    public static final int FEWEST_UNITS = 100;

    private Optional<double[]> released = Optional.empty();
    private double best = Double.POSITIVE_INFINITY;

    /** Creates a ladder on which nothing was released. */
    public Ladder() {}

    /**
     * Tells whether the main metric of a task fits a ladder: losses need a scale with two ends.
     *
     * @return why not; empty if it does
     */
    public static String against(TaskCard card) {
        Metric main = card.mainMetric();
        if (card.units() < FEWEST_UNITS) {
            return "it has " + card.units() + " units, and a ladder needs " + FEWEST_UNITS;
        }
        return Double.isFinite(main.lowest()) && Double.isFinite(main.highest()) ? ""
                : "its main metric '" + main.id() + "' has no ends, from " + main.lowest() + " to " + main.highest();
    }

    /**
     * Offers what an author handed in next.
     *
     * @param losses one for each unit from 0 to 1, at least {@value #FEWEST_UNITS}, in the same order of units each time
     * @return true if it became the best that is told
     * @throws IllegalArgumentException if there are too few units, others than before, or a loss is out of range
     */
    public boolean offer(double[] losses) {
        if (losses.length < FEWEST_UNITS) {
            throw new IllegalArgumentException(losses.length + " units; a ladder needs " + FEWEST_UNITS);
        }
        double[] before = released.orElseGet(() -> new double[losses.length]);
        if (before.length != losses.length) {
            throw new IllegalArgumentException(losses.length + " units, before there were " + before.length);
        }
        double[] differences = new double[losses.length];
        for (int i = 0; i < losses.length; i++) {
            if (!(losses[i] >= 0 && losses[i] <= 1)) {
                throw new IllegalArgumentException("a loss of " + losses[i] + ", not from 0 to 1");
            }
            differences[i] = losses[i] - before[i];
        }
        double mean = Means.mean(losses);
        if (released.isPresent() && mean >= best - Means.sd(differences) / Math.sqrt(losses.length)) {
            return false;
        }
        released = Optional.of(losses.clone());
        best = Math.rint(mean * losses.length) / losses.length;
        return true;
    }

    /** Returns the mean loss that is told, a multiple of 1/n; infinity before the first. */
    public double best() {
        return best;
    }
}

package org.axonmark.results.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Metrics of classification. Truth and prediction are class numbers from 0; all sums run from the first item to the last, so that a value is
 * equal to the last bit on every host.
 */
public final class Classification {

    private Classification() {}

    /**
     * Returns the mean over the classes that occur in the truth of the share of their items that were predicted right: in [0, 1], chance
     * 1 / (number of classes that occur).
     */
    public static double balancedAccuracy(int[] truth, int[] predicted, int classes) {
        double[][] confusion = confusion(truth, predicted, classes);
        double sum = 0;
        int occurring = 0;
        for (int k = 0; k < classes; k++) {
            double items = sum(confusion[k]);
            if (items > 0) {
                sum += confusion[k][k] / items;
                occurring++;
            }
        }
        return sum / occurring;
    }

    /**
     * Returns the area under the receiver operating characteristic: the probability that a positive item scores above a negative one, ties
     * counted half (Mann–Whitney). In [0, 1], chance 0.5.
     *
     * @param truth 1 for positive items, else 0; both must occur
     */
    public static double auroc(int[] truth, double[] score) {
        Integer[] order = byScore(truth, score, false);
        double rankSum = 0;
        int positives = 0;
        for (int from = 0; from < order.length;) {
            int to = endOfTie(order, score, from);
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                if (truth[order[i]] == 1) {
                    rankSum += rank;
                    positives++;
                }
            }
            from = to;
        }
        double negatives = truth.length - positives;
        if (positives == 0 || negatives == 0) {
            throw new IllegalArgumentException("AUROC needs items of both classes, here are " + positives
                    + " positive of " + truth.length);
        }
        return (rankSum - positives * (positives + 1.0) / 2) / (positives * negatives);
    }

    /**
     * Returns average precision, Σ (Rₖ − Rₖ₋₁) Pₖ over the distinct scores in falling order, not interpolated. In [0, 1], chance the share of
     * positive items.
     *
     * @param truth 1 for positive items, of which there is at least one, else 0
     */
    public static double averagePrecision(int[] truth, double[] score) {
        Integer[] order = byScore(truth, score, true);
        double positives = Arrays.stream(truth).filter(label -> label == 1).count();
        if (positives == 0) {
            throw new IllegalArgumentException("average precision needs a positive item");
        }
        double sum = 0;
        double found = 0;
        for (int from = 0; from < order.length;) {
            int to = endOfTie(order, score, from);
            double before = found;
            for (int i = from; i < to; i++) {
                found += truth[order[i]];
            }
            sum += (found - before) / positives * (found / to);
            from = to;
        }
        return sum;
    }

    /** Returns Cohen's kappa: agreement beyond what the two marginals give by chance; in [−1, 1], NaN if both are one and the same class. */
    public static double cohenKappa(int[] truth, int[] predicted, int classes) {
        double[][] confusion = confusion(truth, predicted, classes);
        double n = truth.length;
        double observed = 0;
        double expected = 0;
        for (int k = 0; k < classes; k++) {
            double column = 0;
            for (double[] row : confusion) {
                column += row[k];
            }
            observed += confusion[k][k];
            expected += sum(confusion[k]) * column / n;
        }
        return (observed - expected) / (n - expected);
    }

    /** Returns the mean of the classes' F1, weighted by how often each occurs in the truth; a class never predicted right has F1 0. */
    public static double weightedF1(int[] truth, int[] predicted, int classes) {
        double[][] confusion = confusion(truth, predicted, classes);
        double weighted = 0;
        for (int k = 0; k < classes; k++) {
            double items = sum(confusion[k]);
            double column = 0;
            for (double[] row : confusion) {
                column += row[k];
            }
            if (confusion[k][k] > 0) {
                weighted += items * (2 * confusion[k][k] / (items + column));
            }
        }
        return weighted / truth.length;
    }

    private static double[][] confusion(int[] truth, int[] predicted, int classes) {
        if (truth.length != predicted.length || truth.length == 0) {
            throw new IllegalArgumentException(truth.length + " truths for " + predicted.length + " predictions");
        }
        double[][] confusion = new double[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            confusion[truth[i]][predicted[i]]++;
        }
        return confusion;
    }

    private static double sum(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        return sum;
    }

    private static Integer[] byScore(int[] truth, double[] score, boolean falling) {
        if (truth.length != score.length) {
            throw new IllegalArgumentException(truth.length + " truths for " + score.length + " scores");
        }
        Comparator<Integer> rising = Comparator.comparingDouble(i -> score[i]);
        return IntStream.range(0, score.length)
                .boxed()
                .sorted(falling ? rising.reversed() : rising)
                .toArray(Integer[]::new);
    }

    private static int endOfTie(Integer[] order, double[] score, int from) {
        int to = from + 1;
        while (to < order.length && score[order[to]] == score[order[from]]) {
            to++;
        }
        return to;
    }
}

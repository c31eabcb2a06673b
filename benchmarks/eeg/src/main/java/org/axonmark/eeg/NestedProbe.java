package org.axonmark.eeg;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.metrics.Classification;

/** Chooses the probe's C by inner folds over training people, then fits it on all of them. */
final class NestedProbe {

    /** The strengths tried, ascending. */
    static final double[] STRENGTHS = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

    private static final int FOLDS = 5;
    private static final double TIE = 1e-12;

    private NestedProbe() {}

    /**
     * One person's embeddings and labels.
     *
     * @param features {@code [windows][d]}
     * @param labels one for each window
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Subject(double[][] features, int[] labels) {}

    /** Returns the C with the best mean over inner folds of pooled balanced accuracy; ties within 1e-12 go to the smaller. */
    static double choose(List<Subject> training, int classes) {
        double[] sums = new double[STRENGTHS.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Subject> inner = new ArrayList<>();
            List<Subject> held = new ArrayList<>();
            for (int i = 0; i < training.size(); i++) {
                (i % FOLDS == fold ? held : inner).add(training.get(i));
            }
            if (held.isEmpty()) {
                continue;
            }
            LogisticProbe probe = new LogisticProbe(features(inner), labels(inner), classes);
            double[][] heldFeatures = features(held);
            int[] truth = labels(held);
            for (int s = 0; s < STRENGTHS.length; s++) {
                int[] predictions = predictions(probe.fit(STRENGTHS[s]).logits(heldFeatures));
                sums[s] += Classification.balancedAccuracy(truth, predictions, classes);
            }
        }
        int best = 0;
        for (int s = 1; s < STRENGTHS.length; s++) {
            if (sums[s] / FOLDS > sums[best] / FOLDS + TIE) {
                best = s;
            }
        }
        return STRENGTHS[best];
    }

    /** Fits on all training people with a given strength. */
    static LogisticProbe fit(List<Subject> training, int classes, double c) {
        return new LogisticProbe(features(training), labels(training), classes).fit(c);
    }

    /** Returns the likeliest class of each window, the first of equals; with one logit class 1 where it is positive. */
    static int[] predictions(double[][] logits) {
        int[] predictions = new int[logits.length];
        for (int i = 0; i < predictions.length; i++) {
            double[] row = logits[i];
            if (row.length == 1) {
                predictions[i] = row[0] > 0 ? 1 : 0;
            } else {
                for (int k = 1; k < row.length; k++) {
                    predictions[i] = row[k] > row[predictions[i]] ? k : predictions[i];
                }
            }
        }
        return predictions;
    }

    private static double[][] features(List<Subject> subjects) {
        return subjects.stream().flatMap(subject -> java.util.Arrays.stream(subject.features())).toArray(double[][]::new);
    }

    private static int[] labels(List<Subject> subjects) {
        return subjects.stream().flatMapToInt(subject -> java.util.Arrays.stream(subject.labels())).toArray();
    }
}

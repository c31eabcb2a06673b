package org.axonmark.eeg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.SubmissionFailure;

/**
 * Checks that both passes score the same: the probes of the first pass, at every strength that a score can choose, must predict the same class
 * from a test window's two embeddings. Embeddings may be near in each value and still tell a probe different things, since it adds up many
 * values. A prediction counts as changed if its logits moved by more than the tolerance, so that rounding at the border is no offence.
 */
record Agreement(Cohort cohort, List<TransferProtocol.Fold> folds) {

    /** How many windows were compared, and how many changed. */
    private record Count(long all, long changed) {
        Count plus(Count other) {
            return new Count(all + other.all, changed + other.changed);
        }
    }

    /**
     * Compares the predictions.
     *
     * @throws SubmissionFailure if more than 0.1 % change
     */
    void check(Embeddings.Passes passes) {
        Map<String, double[]> first = features(passes.first());
        Map<String, Map<String, double[]>> again = new HashMap<>();
        passes.again().forEach((how, outcomes) -> again.put(how, features(outcomes)));
        List<Map<String, Count[]>> counted = folds.parallelStream().map(fold -> count(fold, first, again)).toList();
        for (String how : passes.again().keySet()) {
            for (int s = 0; s < NestedProbe.STRENGTHS.length; s++) {
                Count sum = new Count(0, 0);
                for (Map<String, Count[]> counts : counted) {
                    sum = sum.plus(java.util.Objects.requireNonNull(counts.get(how))[s]);
                }
                if (sum.changed() > Embeddings.EXCEPTIONS * sum.all()) {
                    throw new SubmissionFailure(Failure.NOT_INDUCTIVE, ("asked again %s in a fresh worker, %d of %d test windows were"
                            + " predicted as another class by the probe with C = %.0e (allowed: 0.1 %%); a window's embedding must depend"
                            + " on that window alone").formatted(how, sum.changed(), sum.all(), NestedProbe.STRENGTHS[s]));
                }
            }
        }
    }

    private Map<String, Count[]> count(TransferProtocol.Fold fold, Map<String, double[]> first,
            Map<String, Map<String, double[]>> again) {
        List<Cohort.Window> training = windows(fold.training());
        int[] labels = training.stream().mapToInt(Cohort.Window::label).toArray();
        double[][] trainingFeatures = rows(training, first);
        LogisticProbe probe = new LogisticProbe(trainingFeatures, labels, cohort.classes());
        Map<String, Count[]> counts = new HashMap<>();
        again.keySet().forEach(how -> counts.put(how, new Count[NestedProbe.STRENGTHS.length]));
        for (int s = 0; s < NestedProbe.STRENGTHS.length; s++) {
            probe.fit(NestedProbe.STRENGTHS[s]);
            double[] spread = Standardiser.of(probe.logits(trainingFeatures)).scale();
            for (Map.Entry<String, Map<String, double[]>> pass : again.entrySet()) {
                List<Cohort.Window> test = windows(fold.test()).stream()
                        .filter(window -> pass.getValue().containsKey(window.item()))
                        .toList();
                double[][] before = probe.logits(rows(test, first));
                double[][] after = probe.logits(rows(test, pass.getValue()));
                java.util.Objects.requireNonNull(counts.get(pass.getKey()))[s] = new Count(test.size(), changed(before, after, spread));
            }
        }
        return counts;
    }

    private static long changed(double[][] before, double[][] after, double[] spread) {
        int[] classBefore = NestedProbe.predictions(before);
        int[] classAfter = NestedProbe.predictions(after);
        long changed = 0;
        for (int i = 0; i < before.length; i++) {
            boolean moved = false;
            for (int o = 0; o < spread.length; o++) {
                moved |= Math.abs(after[i][o] - before[i][o]) > Embeddings.TOLERANCE * spread[o];
            }
            changed += moved && classBefore[i] != classAfter[i] ? 1 : 0;
        }
        return changed;
    }

    private List<Cohort.Window> windows(List<Integer> people) {
        List<Cohort.Window> windows = new ArrayList<>();
        people.forEach(person -> windows.addAll(cohort.people().get(person).windows()));
        return windows;
    }

    private static double[][] rows(List<Cohort.Window> windows, Map<String, double[]> features) {
        return windows.stream()
                .map(window -> java.util.Objects.requireNonNull(features.get(window.item()), window.item()))
                .toArray(double[][]::new);
    }

    private static Map<String, double[]> features(Outcomes outcomes) {
        Map<String, double[]> features = new HashMap<>();
        for (Outcome outcome : outcomes.outcomes()) {
            features.put(outcome.item(), TransferProtocol.features(outcome.item(), outcome));
        }
        return features;
    }
}

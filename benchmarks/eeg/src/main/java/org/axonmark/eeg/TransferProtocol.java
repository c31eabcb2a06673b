package org.axonmark.eeg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.metrics.Classification;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Means;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;

/** Frozen transfer to unseen people: one probe a fold, fitted on the training people's embeddings, scored on each test person. */
final class TransferProtocol implements Protocol<EegEncoder> {

    private static final int DRAWS = 200;

    private final Cohort cohort;
    private final Sha256 identity;
    private final List<Fold> folds;
    private final int classes;

    /**
     * One split of the people.
     *
     * @param training their numbers, ascending
     * @param test their numbers, ascending
     */
    record Fold(List<Integer> training, List<Integer> test) {

        /** Leaves each person out once. */
        static List<Fold> leaveOneOut(int people) {
            return IntStream.range(0, people)
                    .mapToObj(out -> new Fold(
                            IntStream.range(0, people).filter(p -> p != out).boxed().toList(), List.of(out)))
                    .toList();
        }
    }

    /** What one fold gave: for each test person each window's logits. */
    private record Scored(double c, List<double[][]> logits) {}

    TransferProtocol(Cohort cohort, List<Fold> folds) {
        this.cohort = cohort;
        this.identity = cohort.identity();
        this.folds = List.copyOf(folds);
        this.classes = cohort.classes();
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<EegEncoder> candidates, byte[] secret, Progress progress) {
        List<Integer> test = folds.stream().flatMap(fold -> fold.test().stream()).sorted().toList();
        Embeddings.Passes passes = new Embeddings(cohort, progress, test.size()).ask(candidates, secret, test);
        new Agreement(cohort, folds).check(passes);
        return passes.first();
    }

    @Override
    public Score score(Outcomes outcomes) {
        List<NestedProbe.Subject> people = people(outcomes);
        List<Scored> scored = folds.parallelStream()
                .map(fold -> {
                    List<NestedProbe.Subject> training = pick(people, fold.training());
                    return score(people, fold, NestedProbe.choose(training, classes));
                })
                .toList();
        return new Scores(cohort, folds, classes).of(
                scored.stream().map(Scored::logits).toList(), scored.stream().map(Scored::c).toList());
    }

    /** Scores with one given C in all folds: a check of the probe, not the task's score. */
    Score scoreAt(Outcomes outcomes, double c) {
        List<NestedProbe.Subject> people = people(outcomes);
        List<Scored> scored = folds.parallelStream().map(fold -> score(people, fold, c)).toList();
        return new Scores(cohort, folds, classes).of(
                scored.stream().map(Scored::logits).toList(), scored.stream().map(Scored::c).toList());
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        List<NestedProbe.Subject> people = people(outcomes);
        Map<Fold, Double> choices = folds.parallelStream()
                .collect(Collectors.toMap(fold -> fold, fold -> NestedProbe.choose(pick(people, fold.training()), classes)));
        double score = mean(people, choices);
        AtomicInteger done = new AtomicInteger();
        double[] nulls = IntStream.range(0, DRAWS)
                .parallel()
                .mapToDouble(draw -> {
                    double drawn = mean(swapped(people, draw), choices);
                    progress.report("label swaps", done.incrementAndGet(), DRAWS);
                    return drawn;
                })
                .toArray();
        long atLeast = java.util.Arrays.stream(nulls).filter(drawn -> drawn >= score).count();
        return Optional.of(new NullScore(DRAWS, Means.mean(nulls), Means.sd(nulls), (1.0 + atLeast) / (DRAWS + 1)));
    }

    /** Exchanges the labels of each person at random, two with probability one half, in training and in test alike. */
    private List<NestedProbe.Subject> swapped(List<NestedProbe.Subject> people, int draw) {
        HmacStream stream = HmacStream.of(java.util.HexFormat.of().parseHex(identity.hex()), "label swap", Integer.toString(draw));
        List<NestedProbe.Subject> swapped = new ArrayList<>();
        for (NestedProbe.Subject person : people) {
            int[] labels = person.labels().clone();
            if (classes > 2) {
                int[] exchanged = stream.permutation(classes);
                java.util.Arrays.setAll(labels, i -> exchanged[labels[i]]);
            } else if (stream.nextBoolean()) {
                java.util.Arrays.setAll(labels, i -> 1 - labels[i]);
            }
            swapped.add(new NestedProbe.Subject(person.features(), labels));
        }
        return swapped;
    }

    private double mean(List<NestedProbe.Subject> people, Map<Fold, Double> choices) {
        List<Double> scores = new ArrayList<>();
        for (Fold fold : folds) {
            Scored scored = score(people, fold, java.util.Objects.requireNonNull(choices.get(fold)));
            for (int i = 0; i < fold.test().size(); i++) {
                scores.add(Classification.balancedAccuracy(
                        people.get(fold.test().get(i)).labels(), NestedProbe.predictions(scored.logits().get(i)), classes));
            }
        }
        return Means.mean(scores.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Scored score(List<NestedProbe.Subject> people, Fold fold, double c) {
        LogisticProbe probe = NestedProbe.fit(pick(people, fold.training()), classes, c);
        return new Scored(c, pick(people, fold.test()).stream().map(person -> probe.logits(person.features())).toList());
    }

    private static List<NestedProbe.Subject> pick(List<NestedProbe.Subject> people, List<Integer> numbers) {
        return numbers.stream().map(people::get).toList();
    }

    private List<NestedProbe.Subject> people(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<NestedProbe.Subject> people = new ArrayList<>();
        for (Cohort.Person person : cohort.people()) {
            double[][] features = person.windows().stream()
                    .map(window -> features(window.item(), byItem.get(window.item())))
                    .toArray(double[][]::new);
            int[] labels = person.windows().stream().mapToInt(Cohort.Window::label).toArray();
            people.add(new NestedProbe.Subject(features, labels));
        }
        return people;
    }

    static double[] features(String item, @org.jspecify.annotations.Nullable Outcome outcome) {
        if (outcome == null || !(outcome.answer() instanceof Answer.Numbers(FloatTensor embedding))) {
            throw new AxonmarkException(ErrorCode.user("outcomes-other-task"),
                    "the outcomes have no embedding of item '" + item + "': they are of another task or data");
        }
        float[] values = embedding.values();
        double[] features = new double[values.length];
        for (int k = 0; k < features.length; k++) {
            features[k] = values[k];
        }
        return features;
    }

    /** Turns logits into scores; the rankings' measures are those of two classes. */
    private record Scores(Cohort cohort, List<Fold> folds, int classes) {

        Score of(List<List<double[][]>> logits, List<Double> choices) {
            List<ItemScore> items = new ArrayList<>();
            List<double[][]> allLogits = new ArrayList<>();
            List<int[]> allLabels = new ArrayList<>();
            Map<String, String> chosen = new TreeMap<>();
            for (int f = 0; f < folds.size(); f++) {
                chosen.put("fold-%02d C".formatted(f), String.format(Locale.ROOT, "%.0e", choices.get(f)));
                for (int i = 0; i < folds.get(f).test().size(); i++) {
                    Cohort.Person person = cohort.people().get(folds.get(f).test().get(i));
                    int[] labels = person.windows().stream().mapToInt(Cohort.Window::label).toArray();
                    double[][] made = logits.get(f).get(i);
                    allLogits.add(made);
                    allLabels.add(labels);
                    add(items, person.unit(), EegTasks.BALANCED_ACCURACY,
                            Classification.balancedAccuracy(labels, NestedProbe.predictions(made), classes));
                    if (classes == 2) {
                        add(items, person.unit(), EegTasks.AUROC, Classification.auroc(labels, odds(made)));
                        add(items, person.unit(), EegTasks.AVERAGE_PRECISION, Classification.averagePrecision(labels, odds(made)));
                    }
                }
            }
            double[][] made = allLogits.stream().flatMap(java.util.Arrays::stream).toArray(double[][]::new);
            int[] labels = allLabels.stream().flatMapToInt(java.util.Arrays::stream).toArray();
            int[] predicted = NestedProbe.predictions(made);
            double kappa = Classification.cohenKappa(labels, predicted, classes);
            Map<String, Double> pooled = new HashMap<>();
            pooled.put(EegTasks.POOLED_KAPPA, Double.isNaN(kappa) ? 0 : kappa);
            pooled.put(EegTasks.POOLED_WEIGHTED_F1, Classification.weightedF1(labels, predicted, classes));
            if (classes == 2) {
                pooled.put(EegTasks.POOLED_AUROC, Classification.auroc(labels, odds(made)));
                pooled.put(EegTasks.POOLED_AVERAGE_PRECISION, Classification.averagePrecision(labels, odds(made)));
            }
            return new Score(items, pooled, chosen);
        }

        private static double[] odds(double[][] logits) {
            return java.util.Arrays.stream(logits).mapToDouble(row -> row[0]).toArray();
        }

        private static void add(List<ItemScore> items, String unit, String metric, double value) {
            items.add(new ItemScore(unit, unit, metric, value));
        }
    }
}

package org.axonmark.eeg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.SubmissionFailure;

/**
 * Asks an encoder for all windows, shuffled by the evaluation's secret, and then once more in a fresh worker: a random part of them in another
 * order and other batch sizes, and each test person alone. Both passes must give equal embeddings; the first one's are scored.
 */
final class Embeddings {

    private static final int BATCH = 64;
    private static final int FEWEST_PEOPLE = 8;
    private static final int MAX_WIDTH = 4096;

    /** By how much of a feature's standard deviation a value may differ between passes. */
    static final double TOLERANCE = 1e-3;

    /** The share of values that may differ by more. */
    static final double EXCEPTIONS = 0.001;

    /** The share of one feature's values that may: keeps a few features of windows' neighbours from hiding among very many constant ones. */
    private static final double EXCEPTIONS_OF_ONE_FEATURE = 0.01;

    private static final String SHUFFLED = "in another order and other batches";
    private static final String ALONE = "with one person's windows at a time";

    private final Cohort cohort;
    private final List<Cohort.Window> windows = new ArrayList<>();
    private final Map<String, Integer> personOf = new HashMap<>();
    private final Progress progress;
    private final long total;
    private long done;
    private int width;

    /**
     * What was answered.
     *
     * @param first the first pass, all windows
     * @param again the windows asked again, by how
     */
    record Passes(Outcomes first, Map<String, Outcomes> again) {}

    Embeddings(Cohort cohort, Progress progress, int testPeople) {
        this.cohort = cohort;
        this.progress = progress;
        for (int p = 0; p < cohort.people().size(); p++) {
            for (Cohort.Window window : cohort.people().get(p).windows()) {
                windows.add(window);
                personOf.put(window.item(), p);
            }
        }
        this.total = windows.size() + windows.size() / 4
                + (long) testPeople * cohort.people().getFirst().windows().size();
    }

    Passes ask(Candidates<EegEncoder> candidates, byte[] secret, List<Integer> testPeople) {
        Map<String, Outcome> first = new HashMap<>();
        try (Candidate<EegEncoder> candidate = candidates.start("embedding")) {
            prepare(candidate);
            for (List<Cohort.Window> batch : batches(secret)) {
                embed(candidate.submission(), batch, first);
            }
        }
        Map<String, Outcomes> allAgain = new LinkedHashMap<>();
        try (Candidate<EegEncoder> candidate = candidates.start("inductiveness")) {
            prepare(candidate);
            Map<String, Outcome> again = new HashMap<>();
            HmacStream stream = HmacStream.of(secret, "inductiveness");
            List<Cohort.Window> part = shuffled(stream).subList(0, windows.size() / 4);
            for (int from = 0; from < part.size();) {
                int to = Math.min(part.size(), from + 1 + stream.nextInt(BATCH / 2));
                embed(candidate.submission(), part.subList(from, to), again);
                from = to;
            }
            compare(first, again, SHUFFLED);
            allAgain.put(SHUFFLED, inOrder(again));
            Map<String, Outcome> alone = new HashMap<>();
            for (int person : testPeople) {
                embed(candidate.submission(), cohort.people().get(person).windows(), alone);
            }
            compare(first, alone, ALONE);
            allAgain.put(ALONE, inOrder(alone));
        }
        return new Passes(inOrder(first), allAgain);
    }

    private Outcomes inOrder(Map<String, Outcome> outcomes) {
        return new Outcomes(windows.stream()
                .filter(window -> outcomes.containsKey(window.item()))
                .map(window -> required(outcomes, window.item()))
                .toList());
    }

    private void prepare(Candidate<EegEncoder> candidate) {
        try {
            candidate.submission().prepare(cohort.setup(), candidate.context());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Batches in a random order, each with windows of at least eight people where there are as many. */
    private List<List<Cohort.Window>> batches(byte[] secret) {
        int people = Math.min(FEWEST_PEOPLE, cohort.people().size());
        for (int attempt = 0;; attempt++) {
            List<Cohort.Window> order = shuffled(HmacStream.of(secret, "order", Integer.toString(attempt)));
            List<List<Cohort.Window>> batches = new ArrayList<>();
            int count = Math.max(1, order.size() / BATCH);
            for (int b = 0; b < count; b++) {
                batches.add(order.subList(b * order.size() / count, (b + 1) * order.size() / count));
            }
            if (batches.stream().allMatch(batch -> batch.stream().map(w -> personOf.get(w.item())).distinct().count() >= people)) {
                return batches;
            }
        }
    }

    private List<Cohort.Window> shuffled(HmacStream stream) {
        List<Cohort.Window> order = new ArrayList<>();
        for (int i : stream.permutation(windows.size())) {
            order.add(windows.get(i));
        }
        return order;
    }

    private void embed(EegEncoder encoder, List<Cohort.Window> batch, Map<String, Outcome> into) {
        int length = cohort.windowLength();
        float[] values = new float[batch.size() * length];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.get(i).samples(), 0, values, i * length, length);
        }
        FloatTensor input = FloatTensor.of(
                values, batch.size(), cohort.setup().montage().size(), cohort.setup().windowSamples());
        long begun = System.nanoTime();
        FloatTensor answer;
        try {
            answer = encoder.embed(input);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        long nanos = (System.nanoTime() - begun) / batch.size();
        check(answer, batch.size());
        for (int i = 0; i < batch.size(); i++) {
            float[] row = java.util.Arrays.copyOfRange(answer.values(), i * width, (i + 1) * width);
            String item = batch.get(i).item();
            into.put(item, new Outcome(item, FloatTensor.of(row, width), nanos));
        }
        done += batch.size();
        progress.report("embedding windows", done, total);
    }

    private void check(FloatTensor answer, int n) {
        boolean fits = answer.rank() == 2 && answer.size(0) == n && answer.size(1) >= 1 && answer.size(1) <= MAX_WIDTH;
        if (!fits || (width != 0 && answer.size(1) != width)) {
            List<Integer> shape = new ArrayList<>();
            for (int axis = 0; axis < answer.rank(); axis++) {
                shape.add(answer.size(axis));
            }
            throw new SubmissionFailure(Failure.WRONG_SHAPE, "a batch of %d windows was answered with shape %s, not [%d, d] with %s"
                    .formatted(n, shape, n, width == 0 ? "d from 1 to " + MAX_WIDTH : "d = " + width + " as before"));
        }
        width = answer.size(1);
        for (float value : answer.values()) {
            if (!Float.isFinite(value)) {
                throw new SubmissionFailure(Failure.NOT_FINITE,
                        "an embedding holds " + value + "; every value must be a finite number");
            }
        }
    }

    private void compare(Map<String, Outcome> first, Map<String, Outcome> again, String how) {
        double[] sd = spread(first);
        long[] far = new long[width];
        double worst = 0;
        for (Outcome second : again.values()) {
            float[] a = values(required(first, second.item()));
            float[] b = values(second);
            for (int k = 0; k < width; k++) {
                double difference = Math.abs((double) a[k] - b[k]);
                boolean near = difference <= TOLERANCE * sd[k];
                far[k] += near ? 0 : 1;
                worst = Math.max(worst, near ? 0 : difference / Math.max(sd[k], Float.MIN_NORMAL));
            }
        }
        double share = LongStream.of(far).sum() / ((double) width * again.size());
        double ofOneFeature = LongStream.of(far).max().orElse(0) / (double) again.size();
        if (share > EXCEPTIONS || ofOneFeature > EXCEPTIONS_OF_ONE_FEATURE) {
            throw new SubmissionFailure(Failure.NOT_INDUCTIVE, ("asked again %s in a fresh worker, %.1f %% of the embeddings' values"
                    + " changed (allowed: 0.1 %%) and %.1f %% of one feature's (allowed: 1 %%), by up to %.3g standard deviations; a"
                    + " window's embedding must depend on that window alone").formatted(how, 100 * share, 100 * ofOneFeature, worst));
        }
    }

    private double[] spread(Map<String, Outcome> outcomes) {
        double[][] rows = windows.stream()
                .map(window -> toDoubles(values(required(outcomes, window.item()))))
                .toArray(double[][]::new);
        double[] scale = Standardiser.of(rows).scale();
        double[] mean = Standardiser.of(rows).mean();
        for (int k = 0; k < scale.length; k++) {
            double first = rows[0][k];
            boolean constant = true;
            for (double[] row : rows) {
                constant &= row[k] == first;
            }
            scale[k] = constant ? 1e-6 * Math.abs(mean[k]) : scale[k];
        }
        return scale;
    }

    private static double[] toDoubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static float[] values(Outcome outcome) {
        return ((FloatTensor) ((Answer.Numbers) outcome.answer()).tensor()).values();
    }

    private static Outcome required(Map<String, Outcome> outcomes, String item) {
        return java.util.Objects.requireNonNull(outcomes.get(item), item);
    }
}

package org.axonmark.spiking.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spiking.protocol.StimulusSet.Stimulus;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;

/** Classification of stimuli, with what it cost. */
public final class SpikingProtocol implements Protocol<SpikingClassifier> {

    /** Items asked at once. */
    private static final int BATCH = 32;

    private static final int MOST_STEPS = 1000;

    /** By how much of its greatest score an item's scores may differ from one time to another. */
    static final double TOLERANCE = 1e-3;

    /** One item in so many may differ by more: sums in another order now and then carry a membrane across its threshold. */
    static final int EXCEPTIONS = 50;

    private final StimulusSet set;
    private final Sha256 identity;
    private final List<Corruption> corruptions;
    private final int counted;

    /**
     * Creates a protocol.
     *
     * @param set what is shown
     * @param corruptions ways to spoil it, each shown in whole too
     * @param counted items whose cost is counted, drawn by the evaluation's secret; all if there are fewer
     */
    public SpikingProtocol(StimulusSet set, List<Corruption> corruptions, int counted) {
        this.set = set;
        this.identity = set.identity();
        this.corruptions = List.copyOf(corruptions);
        this.counted = Math.min(counted, set.stimuli().size());
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<SpikingClassifier> candidates, byte[] secret, Progress progress) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        try (Candidate<SpikingClassifier> candidate = candidates.start("classification")) {
            Asking asking = new Asking(candidate, progress);
            asking.all(shuffled(secret, "order"), Stimulus::values, "", outcomes);
            for (Corruption corruption : corruptions) {
                asking.all(set.stimuli(), stimulus -> spoilt(corruption, stimulus), "/" + corruption.metric(), outcomes);
            }
        }
        Map<String, Outcome> again = new HashMap<>();
        try (Candidate<SpikingClassifier> candidate = candidates.start("state reset")) {
            List<Stimulus> part = shuffled(secret, "state reset");
            Asking asking = new Asking(candidate, progress);
            HmacStream stream = HmacStream.of(secret, "sizes");
            for (int from = 0; from < Math.max(1, part.size() / 4);) {
                int to = Math.min(part.size(), from + 1 + stream.nextInt(BATCH / 2));
                asking.one(part.subList(from, to), Stimulus::values, "", again);
                from = to;
            }
        }
        compare(outcomes, again, "asked again in a fresh worker, in another order and other batches");
        List<Stimulus> items = shuffled(secret, "counted").subList(0, counted);
        Inside.Seen seen = candidates.graph()
                .map(graph -> new Inside(set, progress).look(graph, items))
                .orElseGet(() -> Inside.Seen.nothing("the submission has code of its own"));
        compare(outcomes, seen.answered(), "run with its inside in view, one item at a time");
        List<Outcome> inOrder = new ArrayList<>();
        set.stimuli().forEach(stimulus -> inOrder.add(required(outcomes, stimulus.item())));
        corruptions.forEach(corruption -> set.stimuli()
                .forEach(stimulus -> inOrder.add(required(outcomes, stimulus.item() + "/" + corruption.metric()))));
        inOrder.addAll(seen.kept());
        return new Outcomes(inOrder);
    }

    private static Outcome required(Map<String, Outcome> outcomes, String item) {
        return Objects.requireNonNull(outcomes.get(item), item);
    }

    private List<Stimulus> shuffled(byte[] secret, String purpose) {
        List<Stimulus> order = new ArrayList<>();
        for (int i : HmacStream.of(secret, purpose).permutation(set.stimuli().size())) {
            order.add(set.stimuli().get(i));
        }
        return order;
    }

    private float[] spoilt(Corruption corruption, Stimulus stimulus) {
        return corruption.apply(stimulus.values(),
                HmacStream.of(HexFormat.of().parseHex(identity.hex()), corruption.metric(), stimulus.item()));
    }

    private static void compare(Map<String, Outcome> first, Map<String, Outcome> again, String how) {
        int far = 0;
        String worst = "";
        for (Outcome second : again.values()) {
            float[] a = scores(required(first, second.item())).values();
            float[] b = scores(second).values();
            if (!near(a, b)) {
                far++;
                worst = worst.isEmpty() ? second.item() : worst;
            }
        }
        if (far > again.size() / EXCEPTIONS) {
            throw new SubmissionFailure(Failure.NOT_INDUCTIVE,
                    ("%s, %d of %d items got other scores, such as '%s' (allowed: 2 %% of items by more"
                            + " than 0.1 %% of the greatest score); scores must depend on the stimulus alone, from rest").formatted(how,
                                    far, again.size(),
                                    worst));
        }
    }

    private static boolean near(float[] a, float[] b) {
        double greatest = 0;
        double difference = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            greatest = Math.max(greatest, Math.abs(a[i]));
            difference = Math.max(difference, Math.abs((double) a[i] - b[i]));
        }
        return a.length == b.length && difference <= TOLERANCE * greatest + Float.MIN_NORMAL;
    }

    /** Returns the scores of an outcome, {@code [steps][classes]}. */
    static FloatTensor scores(Outcome outcome) {
        return (FloatTensor) ((Answer.Numbers) outcome.answer()).tensor();
    }

    @Override
    public Score score(Outcomes outcomes) {
        return InsidePictures.added(new Scoring(set, corruptions).of(outcomes), outcomes);
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return Optional.empty();
    }

    /** Parts an answer {@code [n][classes]} or {@code [n][steps][classes]} into scores {@code [steps][classes]} of each item. */
    static List<FloatTensor> parted(FloatTensor answer, int n, int classes) {
        int axes = answer.rank();
        boolean fits = (axes == 2 || axes == 3) && answer.size(0) == n && answer.size(axes - 1) == classes;
        int steps = fits && axes == 3 ? answer.size(1) : 1;
        if (!fits || steps < 1 || steps > MOST_STEPS) {
            throw new SubmissionFailure(Failure.WRONG_SHAPE,
                    "a batch of %d stimuli was answered with shape %s, not [%d, %d] or [%d, steps, %d] with up to %d steps"
                            .formatted(n, Arrays.toString(answer.shape()), n, classes, n, classes, MOST_STEPS));
        }
        for (float value : answer.values()) {
            if (!Float.isFinite(value)) {
                throw new SubmissionFailure(Failure.NOT_FINITE, "a score is " + value + "; every score must be a finite number");
            }
        }
        int size = steps * classes;
        List<FloatTensor> parts = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            parts.add(FloatTensor.of(Arrays.copyOfRange(answer.values(), i * size, (i + 1) * size), steps, classes));
        }
        return parts;
    }

    /** One worker being asked. */
    private final class Asking {

        private final SpikingClassifier classifier;
        private final Progress progress;
        private int steps;

        Asking(Candidate<SpikingClassifier> candidate, Progress progress) {
            this.classifier = candidate.submission();
            this.progress = progress;
            Candidate.call(() -> {
                classifier.prepare(set.setup(), candidate.context());
                return Boolean.TRUE;
            });
        }

        void all(List<Stimulus> stimuli, java.util.function.Function<Stimulus, float[]> values, String suffix, Map<String, Outcome> into) {
            for (int from = 0; from < stimuli.size(); from += BATCH) {
                one(stimuli.subList(from, Math.min(stimuli.size(), from + BATCH)), values, suffix, into);
                progress.report("classifying" + suffix.replace("/accuracy-", " under "), from, stimuli.size());
            }
        }

        void one(List<Stimulus> batch, java.util.function.Function<Stimulus, float[]> values, String suffix, Map<String, Outcome> into) {
            FloatTensor stimuli = set.batch(batch.stream().map(values).toList());
            long begun = System.nanoTime();
            FloatTensor answer = Candidate.call(() -> classifier.classify(stimuli));
            long nanos = (System.nanoTime() - begun) / batch.size();
            List<FloatTensor> parts = parted(answer, batch.size(), set.setup().classes());
            if (steps != 0 && parts.getFirst().size(0) != steps) {
                throw new SubmissionFailure(Failure.WRONG_SHAPE,
                        "a batch was answered with scores of %d steps, not of %d as before".formatted(parts.getFirst().size(0), steps));
            }
            steps = parts.getFirst().size(0);
            for (int i = 0; i < batch.size(); i++) {
                String item = batch.get(i).item() + suffix;
                into.put(item, new Outcome(item, parts.get(i), nanos));
            }
        }
    }
}

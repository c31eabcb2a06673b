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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

/**
 * Asks for answers to stimuli, and counts what they cost.
 *
 * @param <T> the truth of a stimulus
 */
public final class SpikingProtocol<T> implements Protocol<SpikingClassifier> {

    /** Most items asked at once, and most numbers of them unless one alone has more. */
    private static final int BATCH = 32;

    private static final int BATCH_NUMBERS = 4 << 20;

    private static final int MOST_STEPS = 1000;

    /** One item in so many may differ by more: sums in another order now and then carry a membrane across its threshold. */
    static final int EXCEPTIONS = 50;

    private final StimulusSet<T> set;
    private final Sha256 identity;
    private final List<Corruption> corruptions;
    private final int counted;
    private final int batch;

    /**
     * Creates a protocol.
     *
     * @param set what is shown
     * @param corruptions ways to spoil it, each shown in whole too
     * @param counted items whose cost is counted, drawn by the evaluation's secret; all if there are fewer
     */
    public SpikingProtocol(StimulusSet<T> set, List<Corruption> corruptions, int counted) {
        this.set = set;
        this.identity = set.identity();
        this.corruptions = List.copyOf(corruptions);
        this.counted = Math.min(counted, set.stimuli().size());
        this.batch = Math.clamp(BATCH_NUMBERS / set.size(), 1, BATCH);
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<SpikingClassifier> candidates, byte[] secret, Progress progress) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        try (Candidate<SpikingClassifier> candidate = candidates.start("answers")) {
            Asking asking = new Asking(candidate, progress);
            asking.all(shuffled(secret, "order"), SpikingProtocol::shown, "", outcomes);
            for (Corruption corruption : corruptions) {
                asking.all(set.stimuli(), stimulus -> spoilt(corruption, stimulus), "/" + corruption.id(), outcomes);
            }
        }
        Map<String, Outcome> again = new HashMap<>();
        Map<String, Outcome> spliced = new HashMap<>();
        Futures<T> futures = new Futures<>(set, secret, kept(outcomes.values().iterator().next()).size(0));
        try (Candidate<SpikingClassifier> candidate = candidates.start("state reset")) {
            List<Stimulus<T>> part = shuffled(secret, "state reset");
            Asking asking = new Asking(candidate, progress);
            HmacStream stream = HmacStream.of(secret, "sizes");
            for (int from = 0; from < Math.max(1, part.size() / 4);) {
                int to = Math.min(part.size(), from + 1 + stream.nextInt((batch + 1) / 2));
                asking.one(part.subList(from, to), SpikingProtocol::shown, "", again);
                if (futures.matter()) {
                    asking.one(part.subList(from, to), futures::replaced, "", spliced);
                }
                from = to;
            }
        }
        compare(outcomes, again, "asked again in a fresh worker, in another order and other batches");
        futures.compare(outcomes, spliced);
        List<Stimulus<T>> items = shuffled(secret, "counted").subList(0, counted);
        Inside.Seen seen = candidates.graph()
                .map(graph -> new Inside<>(set, progress).look(graph, items))
                .orElseGet(() -> Inside.Seen.nothing("the submission has code of its own"));
        compare(outcomes, seen.answered(), "run with its inside in view, one item at a time");
        List<Outcome> inOrder = new ArrayList<>();
        set.stimuli().forEach(stimulus -> inOrder.add(required(outcomes, stimulus.item())));
        corruptions.forEach(corruption -> set.stimuli()
                .forEach(stimulus -> inOrder.add(required(outcomes, stimulus.item() + "/" + corruption.id()))));
        inOrder.addAll(seen.kept());
        return new Outcomes(inOrder);
    }

    private static Outcome required(Map<String, Outcome> outcomes, String item) {
        return Objects.requireNonNull(outcomes.get(item), item);
    }

    private List<Stimulus<T>> shuffled(byte[] secret, String purpose) {
        List<Stimulus<T>> order = new ArrayList<>();
        for (int i : HmacStream.of(secret, purpose).permutation(set.stimuli().size())) {
            order.add(set.stimuli().get(i));
        }
        return order;
    }

    private float[] spoilt(Corruption corruption, Stimulus<T> stimulus) {
        return corruption.apply(stimulus.values().get(),
                HmacStream.of(HexFormat.of().parseHex(identity.hex()), corruption.id(), stimulus.item()));
    }

    private void compare(Map<String, Outcome> first, Map<String, Outcome> again, String how) {
        int far = 0;
        String worst = "";
        for (Outcome second : again.values()) {
            if (!set.marking().agree(kept(required(first, second.item())), kept(second))) {
                far++;
                worst = worst.isEmpty() ? second.item() : worst;
            }
        }
        if (far > again.size() / EXCEPTIONS) {
            throw new SubmissionFailure(Failure.NOT_INDUCTIVE,
                    ("%s, %d of %d items got another answer, such as '%s' (allowed: 2 %% of items); an answer must depend on the stimulus"
                            + " alone, from rest").formatted(how, far, again.size(), worst));
        }
    }

    private static float[] shown(Stimulus<?> stimulus) {
        return stimulus.values().get();
    }

    /** Returns the answer that an outcome holds. */
    static FloatTensor kept(Outcome outcome) {
        return (FloatTensor) ((Answer.Numbers) outcome.answer()).tensor();
    }

    @Override
    public Score score(Outcomes outcomes) {
        return InsidePictures.added(new Scoring<>(set, corruptions).of(outcomes), outcomes);
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return Optional.empty();
    }

    /** Parts an answer, {@code [n]} or {@code [n][steps]} and an item's axes, into {@code [steps]} and these axes of each item. */
    static List<FloatTensor> parted(FloatTensor answer, int n, List<Integer> axes) {
        int[] shape = answer.shape();
        int before = shape.length - axes.size();
        boolean fits = (before == 1 || before == 2) && shape[0] == n
                && axes.equals(Arrays.stream(shape, before, shape.length).boxed().toList());
        int steps = fits && before == 2 ? shape[1] : 1;
        if (!fits || steps < 1 || steps > MOST_STEPS) {
            String item = axes.stream().map(Object::toString).collect(Collectors.joining(", "));
            throw new SubmissionFailure(Failure.WRONG_SHAPE,
                    "a batch of %d stimuli was answered with shape %s, not [%d, %s] or [%d, steps, %s] with up to %d steps"
                            .formatted(n, Arrays.toString(shape), n, item, n, item, MOST_STEPS));
        }
        for (float value : answer.values()) {
            if (!Float.isFinite(value)) {
                throw new SubmissionFailure(Failure.NOT_FINITE, "a number of an answer is " + value + "; each must be finite");
            }
        }
        int[] part = IntStream.concat(IntStream.of(steps), axes.stream().mapToInt(Integer::intValue)).toArray();
        int size = answer.count() / n;
        List<FloatTensor> parts = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            parts.add(FloatTensor.of(Arrays.copyOfRange(answer.values(), i * size, (i + 1) * size), part));
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

        void all(List<Stimulus<T>> stimuli, Function<Stimulus<T>, float[]> values, String suffix, Map<String, Outcome> into) {
            for (int from = 0; from < stimuli.size(); from += batch) {
                one(stimuli.subList(from, Math.min(stimuli.size(), from + batch)), values, suffix, into);
                progress.report("classifying" + suffix.replace("/", " under "), from, stimuli.size());
            }
        }

        void one(List<Stimulus<T>> part, Function<Stimulus<T>, float[]> values, String suffix, Map<String, Outcome> into) {
            FloatTensor stimuli = set.batch(part.stream().map(values).toList());
            long begun = System.nanoTime();
            FloatTensor answer = Candidate.call(() -> classifier.classify(stimuli));
            long nanos = (System.nanoTime() - begun) / part.size();
            List<FloatTensor> parts = parted(answer, part.size(), set.setup().answer());
            if (steps != 0 && parts.getFirst().size(0) != steps) {
                throw new SubmissionFailure(Failure.WRONG_SHAPE,
                        "a batch was answered for %d steps, not of %d as before".formatted(parts.getFirst().size(0), steps));
            }
            steps = parts.getFirst().size(0);
            if (set.marking().isCausal() && steps != 1 && steps != set.setup().timeSteps()) {
                throw new SubmissionFailure(Failure.WRONG_SHAPE,
                        "a batch was answered for %d steps; answer once, or at each of the %d frames".formatted(steps,
                                set.setup().timeSteps()));
            }
            for (int i = 0; i < part.size(); i++) {
                String item = part.get(i).item() + suffix;
                into.put(item, new Outcome(item, set.marking().keep(parts.get(i)), nanos));
            }
        }
    }
}

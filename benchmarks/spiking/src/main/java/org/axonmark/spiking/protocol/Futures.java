package org.axonmark.spiking.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.protocol.StimulusSet.Stimulus;
import org.axonmark.task.Outcome;
import org.axonmark.task.SubmissionFailure;

/**
 * Shows stimuli anew whose steps from a deadline on are those of another stimulus: what was to be answered by then must stay. Deadlines are the set's, one
 * for each entry of the answer's first axis; or, where films are answered at each frame, the frames themselves. Which deadline and which other stimulus is
 * the evaluation's secret.
 */
final class Futures<T> {

    private final StimulusSet<T> set;
    private final byte[] secret;
    private final List<Integer> deadlines;
    private final boolean ofSteps;
    private final Map<String, Integer> lasts = new HashMap<>();

    /**
     * Creates a check.
     *
     * @param steps for which a stimulus was answered
     */
    Futures(StimulusSet<T> set, byte[] secret, int steps) {
        this.set = set;
        this.secret = secret.clone();
        this.ofSteps = set.marking().isCausal() && steps > 1;
        this.deadlines = ofSteps ? IntStream.rangeClosed(1, steps).boxed().toList() : set.deadlines();
    }

    /** Tells whether answers are given while a stimulus is shown. */
    boolean matter() {
        return !deadlines.isEmpty();
    }

    /** Returns a stimulus's values up to a deadline, then another's, which differ from the first step on if there is such a deadline. */
    float[] replaced(Stimulus<T> stimulus) {
        HmacStream draws = HmacStream.of(secret, "futures", stimulus.item());
        float[] values = stimulus.values().get().clone();
        float[] later = set.stimuli().get(draws.nextInt(set.stimuli().size())).values().get();
        int width = values.length / set.setup().timeSteps();
        List<Integer> before =
                IntStream.range(0, deadlines.size()).filter(i -> deadlines.get(i) < set.setup().timeSteps()).boxed().toList();
        List<Integer> differing = before.stream().filter(i -> {
            int from = deadlines.get(i) * width;
            return !Arrays.equals(values, from, from + width, later, from, from + width);
        }).toList();
        List<Integer> lastEntries = differing.isEmpty() ? before : differing;
        int last = lastEntries.get(draws.nextInt(lastEntries.size()));
        lasts.put(stimulus.item(), last);
        int from = deadlines.get(last) * width;
        System.arraycopy(later, from, values, from, values.length - from);
        return values;
    }

    /**
     * Holds answers to such stimuli against those to the stimuli themselves.
     *
     * @throws SubmissionFailure if more than one of {@value SpikingProtocol#EXCEPTIONS} differ in what was due before the steps were replaced
     */
    void compare(Map<String, Outcome> shown, Map<String, Outcome> replaced) {
        int far = 0;
        String worst = "";
        for (Outcome outcome : replaced.values()) {
            String item = outcome.item();
            FloatTensor first = SpikingProtocol.kept(Objects.requireNonNull(shown.get(item), item));
            if (!agree(first, SpikingProtocol.kept(outcome), last(item))) {
                far++;
                worst = worst.isEmpty() ? item + "' before step " + (deadlines.get(last(item)) + 1) : worst;
            }
        }
        if (far > replaced.size() / SpikingProtocol.EXCEPTIONS) {
            throw new SubmissionFailure(Failure.NOT_INDUCTIVE,
                    ("shown again with other steps later on, %d of %d items got another answer to what came before, such as '%s (allowed: 2 %% of"
                            + " items); an answer must not depend on what has not been shown yet%s").formatted(far, replaced.size(), worst,
                                    ofSteps ? ": let a network that needs all frames answer once" : ""));
        }
    }

    /** Returns the last entry that must stay. */
    private int last(String item) {
        return Objects.requireNonNull(lasts.get(item), item);
    }

    private boolean agree(FloatTensor first, FloatTensor again, int last) {
        float[] a = first.values();
        float[] b = again.values();
        // Entries are steps, or parts of each step.
        int whole = ofSteps ? a.length : a.length / first.size(0);
        int due = (last + 1) * (whole / deadlines.size());
        double greatest = 0;
        double difference = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            greatest = Math.max(greatest, Math.abs(a[i]));
            difference = i % whole < due ? Math.max(difference, Math.abs((double) a[i] - b[i])) : difference;
        }
        return a.length == b.length && difference <= Marking.NEAR * greatest + Float.MIN_NORMAL;
    }
}

package org.axonmark.spiking.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.protocol.StimulusSet.Stimulus;
import org.axonmark.task.SubmissionFailure;

/** Finds out whether answers foresee: films are shown once more that go on, from a frame that was drawn, as another film does. */
final class Foresight<T> {

    private final StimulusSet<T> set;
    private final HmacStream draws;
    private final Map<String, Integer> cuts = new HashMap<>();

    /**
     * Creates a check.
     *
     * @param draws says from which frame on and as which film
     */
    Foresight(StimulusSet<T> set, HmacStream draws) {
        this.set = set;
        this.draws = draws;
    }

    /** Returns the frames of a stimulus, from one on those of another: the first stays. */
    float[] spliced(Stimulus<T> stimulus) {
        int steps = set.setup().timeSteps();
        int cut = 1 + draws.nextInt(steps - 1);
        cuts.put(stimulus.item(), cut);
        float[] values = stimulus.values().get().clone();
        float[] other = set.stimuli().get(draws.nextInt(set.stimuli().size())).values().get();
        int from = values.length / steps * cut;
        System.arraycopy(other, from, values, from, values.length - from);
        return values;
    }

    /**
     * Compares what was answered before the cut.
     *
     * @param whole kept answers to the films as they are, by item
     * @param spliced kept answers to what {@link #spliced} gave, by item
     * @throws SubmissionFailure if more than a few differ
     */
    void check(Map<String, FloatTensor> whole, Map<String, FloatTensor> spliced) {
        List<String> foreseen = spliced.keySet().stream().sorted().filter(item -> {
            int cut = Objects.requireNonNull(cuts.get(item));
            FloatTensor before = first(Objects.requireNonNull(whole.get(item)), cut);
            return !set.marking().agree(before, first(Objects.requireNonNull(spliced.get(item)), cut));
        }).toList();
        if (foreseen.size() > spliced.size() / SpikingProtocol.EXCEPTIONS) {
            throw new SubmissionFailure(Failure.NOT_INDUCTIVE,
                    ("of %d items, %d got another answer at a frame when only later frames were others, such as '%s' (allowed: 2 %% of items);"
                            + " an answer at a frame may depend on the frames up to it alone: let a network that needs all of them answer once")
                            .formatted(spliced.size(), foreseen.size(), foreseen.getFirst()));
        }
    }

    private static FloatTensor first(FloatTensor kept, int steps) {
        int[] shape = kept.shape();
        int step = kept.count() / shape[0];
        shape[0] = steps;
        return FloatTensor.of(Arrays.copyOf(kept.values(), steps * step), shape);
    }
}

package org.axonmark.spiking.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

import org.axonmark.results.format.Sha256;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingSetup;

/**
 * The stimuli of a task.
 *
 * @param setup shape of each, and what is asked of it
 * @param events whether frames hold events rather than an image; rules price a first layer by that
 * @param marking how answers are marked
 * @param stimuli all, ids unique
 * @param deadlines of each entry of the answer's first axis the steps that have been shown when it is given: later ones must not change it, which
 *     is checked. Empty where an answer is to a stimulus as a whole
 * @param <T> the truth of a stimulus
 */
public record StimulusSet<T>(SpikingSetup setup, boolean events, Marking<T> marking, List<Stimulus<T>> stimuli, List<Integer> deadlines) {

    /**
     * A stimulus and its truth.
     *
     * @param item stable id
     * @param truth what is to be found
     * @param values gives {@code [t][channels][height][width]}, last axis fastest, the same each time; may compose it anew
     * @param <T> the truth
     */
    public record Stimulus<T>(String item, T truth, Supplier<float[]> values) {}

    /** Copies the lists and checks truths, ids and deadlines. */
    public StimulusSet {
        stimuli = List.copyOf(stimuli);
        deadlines = List.copyOf(deadlines);
        if (!setup.answer().equals(marking.answer())) {
            throw new IllegalArgumentException("answers of " + setup.answer() + " are asked, of " + marking.answer() + " marked");
        }
        for (Stimulus<T> stimulus : stimuli) {
            if (!marking.isTruth(stimulus.truth())) {
                throw new IllegalArgumentException("stimulus '" + stimulus.item() + "' has the truth " + stimulus.truth()
                        + ", which answers of " + setup.answer() + " cannot meet");
            }
        }
        if (stimuli.isEmpty() || stimuli.stream().map(Stimulus::item).distinct().count() < stimuli.size()) {
            throw new IllegalArgumentException("no stimulus, or two of one id");
        }
        int steps = setup.timeSteps();
        if (!deadlines.isEmpty() && (deadlines.size() != setup.answer().getFirst() || deadlines.getFirst() >= steps
                || deadlines.stream().anyMatch(deadline -> deadline < 1 || deadline > steps))) {
            throw new IllegalArgumentException(
                    "deadlines of %d entries for answers of %s to stimuli of %d steps; each entry needs one within them"
                            .formatted(deadlines.size(), setup.answer(), steps));
        }
    }

    /** Creates a set whose answers are to whole stimuli. */
    public StimulusSet(SpikingSetup setup, boolean events, Marking<T> marking, List<Stimulus<T>> stimuli) {
        this(setup, events, marking, stimuli, List.of());
    }

    /** Returns the numbers of a stimulus. */
    int size() {
        return Math.multiplyExact(Math.multiplyExact(setup.timeSteps(), setup.channels()),
                Math.multiplyExact(setup.height(), setup.width()));
    }

    /** Returns a batch {@code [n][t][channels][height][width]} of such values. */
    FloatTensor batch(List<float[]> values) {
        int size = size();
        float[] all = new float[Math.multiplyExact(values.size(), size)];
        for (int i = 0; i < values.size(); i++) {
            System.arraycopy(checked(values.get(i)), 0, all, i * size, size);
        }
        return FloatTensor.of(all, values.size(), setup.timeSteps(), setup.channels(), setup.height(), setup.width());
    }

    private float[] checked(float[] values) {
        if (values.length != size()) {
            throw new IllegalArgumentException("a stimulus has " + values.length + " values, not " + size());
        }
        return values;
    }

    /** Returns the sum over set-up, ids, truths and values. */
    Sha256 identity() {
        MessageDigest digest = Sha256.digest();
        digest.update("%d %d %d %d -> %s %s".formatted(setup.timeSteps(), setup.channels(), setup.height(), setup.width(), setup.answer(),
                events ? "events" : "images").getBytes(StandardCharsets.UTF_8));
        for (Stimulus<T> stimulus : stimuli) {
            digest.update(("\n" + stimulus.item() + " " + marking.written(stimulus.truth()) + "\n").getBytes(StandardCharsets.UTF_8));
            float[] values = checked(stimulus.values().get());
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(4, values.length));
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }
}

package org.axonmark.spiking.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import org.axonmark.results.format.Sha256;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingSetup;

/**
 * The stimuli of a task.
 *
 * @param setup shape of each and number of classes
 * @param events whether frames hold events rather than an image; rules price a first layer by that
 * @param stimuli all, ids unique
 */
public record StimulusSet(SpikingSetup setup, boolean events, List<Stimulus> stimuli) {

    /**
     * A stimulus and its truth.
     *
     * @param item stable id
     * @param label its class, from 0
     * @param values {@code [t][channels][height][width]}, last axis fastest
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
    public record Stimulus(String item, int label, float[] values) {}

    /** Copies the list and checks sizes and labels. */
    public StimulusSet {
        stimuli = List.copyOf(stimuli);
        int size = size(setup);
        for (Stimulus stimulus : stimuli) {
            if (stimulus.values().length != size || stimulus.label() < 0 || stimulus.label() >= setup.classes()) {
                throw new IllegalArgumentException("stimulus '%s' has %d values and label %d, not %d values and a label below %d"
                        .formatted(stimulus.item(), stimulus.values().length, stimulus.label(), size, setup.classes()));
            }
        }
        if (stimuli.isEmpty() || stimuli.stream().map(Stimulus::item).distinct().count() < stimuli.size()) {
            throw new IllegalArgumentException("no stimulus, or two of one id");
        }
    }

    private static int size(SpikingSetup setup) {
        return Math.multiplyExact(Math.multiplyExact(setup.timeSteps(), setup.channels()),
                Math.multiplyExact(setup.height(), setup.width()));
    }

    /** Returns a batch {@code [n][t][channels][height][width]} of such values. */
    FloatTensor batch(List<float[]> values) {
        int size = size(setup);
        float[] all = new float[Math.multiplyExact(values.size(), size)];
        for (int i = 0; i < values.size(); i++) {
            System.arraycopy(values.get(i), 0, all, i * size, size);
        }
        return FloatTensor.of(all, values.size(), setup.timeSteps(), setup.channels(), setup.height(), setup.width());
    }

    /** Returns the sum over set-up, ids, labels and values. */
    Sha256 identity() {
        MessageDigest digest = Sha256.digest();
        digest.update((setup + " " + events).getBytes(StandardCharsets.UTF_8));
        for (Stimulus stimulus : stimuli) {
            digest.update(("\n" + stimulus.item() + " " + stimulus.label() + "\n").getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(4 * stimulus.values().length);
            bytes.asFloatBuffer().put(stimulus.values());
            digest.update(bytes);
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }
}

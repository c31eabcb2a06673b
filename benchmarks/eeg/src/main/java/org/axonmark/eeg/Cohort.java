package org.axonmark.eeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import org.axonmark.results.format.Sha256;
import org.axonmark.spi.eeg.EegSetup;

/**
 * Windows of many people with one label each.
 *
 * @param setup what all windows have in common
 * @param people in order
 */
record Cohort(EegSetup setup, List<Person> people) {

    /**
     * One person.
     *
     * @param unit name of the unit, such as {@code subject-07}
     * @param windows at least one of each label
     */
    record Person(String unit, List<Window> windows) {}

    /**
     * One window.
     *
     * @param item stable id
     * @param label class number from 0, truth: never leaves the host
     * @param samples {@code [channels * samples]} in microvolts, channel after channel
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Window(String item, int label, float[] samples) {}

    int classes() {
        return 1 + people.stream()
                .flatMap(person -> person.windows().stream())
                .mapToInt(Window::label)
                .max()
                .orElseThrow();
    }

    int windowLength() {
        return setup.montage().size() * setup.windowSamples();
    }

    /** Returns SHA-256 over set-up, ids, labels and samples (little-endian floats). */
    Sha256 identity() {
        MessageDigest digest = Sha256.digest();
        digest.update("%s %s".formatted(setup.samplingRate(), setup.windowSamples()).getBytes(StandardCharsets.UTF_8));
        setup.montage().forEach(channel -> digest.update(channel.toString().getBytes(StandardCharsets.UTF_8)));
        ByteBuffer bytes = ByteBuffer.allocate(4 * windowLength()).order(ByteOrder.LITTLE_ENDIAN);
        for (Person person : people) {
            for (Window window : person.windows()) {
                digest.update((person.unit() + " " + window.item() + " " + window.label()).getBytes(StandardCharsets.UTF_8));
                bytes.clear().asFloatBuffer().put(window.samples());
                digest.update(bytes.array(), 0, bytes.capacity());
            }
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }
}

package org.axonmark.circuits.spikes;

import java.util.Arrays;

import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * What decides one network and its recording.
 *
 * @param key of all random streams, at least one byte; public for practice, secret for a round
 * @param number tells networks of one key apart
 * @param generator what its neurons are
 * @param variant what makes it harder
 * @param neurons how many are recorded
 * @param hidden how many are not
 * @param bins length of the recording
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record NetworkPlan(byte[] key, int number, Generator generator, Variant variant, int neurons, int hidden, int bins) {

    /** Version of all generators here; networks of different versions are different networks. */
    public static final String VERSION = "spikes v1";

    /** How long a recording is. */
    enum Length {
        /** 6 000 bins of logistic neurons, 12 000 of Izhikevich's. */
        SHORT,
        /** 24 000 bins. */
        LONG
    }

    /** Checks the sizes and copies the key. */
    public NetworkPlan {
        if (neurons < 2 || hidden < 0 || bins < 1) {
            throw new IllegalArgumentException(neurons + " neurons and " + hidden + " hidden ones for " + bins + " bins");
        }
        key = key.clone();
    }

    /** Returns the plan of a scored network. */
    static NetworkPlan of(byte[] key, int number, Generator generator, Variant variant, Length length) {
        boolean logistic = generator == Generator.LOGISTIC;
        int neurons = logistic ? 40 : 80;
        int bins = switch (length) {
            case SHORT -> logistic ? 6_000 : 12_000;
            case LONG -> 24_000;
        };
        return new NetworkPlan(key, number, generator, variant, neurons, variant == Variant.HIDDEN ? neurons / 2 : 0, bins);
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** Returns how many neurons there are in all. */
    public int all() {
        return neurons + hidden;
    }

    /** Returns the random numbers of one purpose. */
    public HmacStream stream(String purpose) {
        return HmacStream.of(key, VERSION, Integer.toString(number), purpose);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetworkPlan(byte[] itsKey, int itsNumber, Generator itsGenerator, Variant itsVariant, int itsNeurons, int itsHidden, int itsBins)
                && Arrays.equals(key, itsKey) && number == itsNumber && generator == itsGenerator && variant == itsVariant
                && neurons == itsNeurons && hidden == itsHidden && bins == itsBins;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(key) + number;
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "network %d: %s, %s, %d neurons, %d hidden, %d bins".formatted(number, generator.title(), variant.title(), neurons, hidden,
                bins);
    }
}

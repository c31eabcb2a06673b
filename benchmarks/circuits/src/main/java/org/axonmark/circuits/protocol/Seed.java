package org.axonmark.circuits.protocol;

import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/** What decides a set of subjects. */
public record Seed(RoundSeed round) {

    /** Version of all that is made of a seed; of different versions it is different. */
    public static final String GENERATOR = "circuits v1";

    /** Creates the seed of a key. */
    public Seed(byte[] key) {
        this(new RoundSeed(key));
    }

    /** Returns the key. */
    public byte[] key() {
        return round.key();
    }

    /** Returns the stream of an item and a purpose. */
    public HmacStream stream(String item, String purpose) {
        return round.stream(GENERATOR, item, purpose);
    }
}

package org.axonmark.functions.generator;

import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/** What decides a set of items. */
public record Seed(RoundSeed round) {

    /** Version of all generators here; items of different versions are different items. */
    public static final String GENERATOR = "generator v1";

    /** Creates the seed of a key. */
    public Seed(byte[] key) {
        this(new RoundSeed(key));
    }

    HmacStream stream(String kind, int item, String purpose) {
        return round.stream(GENERATOR, kind, Integer.toString(item), purpose);
    }

    HmacStream stream(String kind, int item, String purpose, long counter) {
        return round.stream(GENERATOR, kind, Integer.toString(item), purpose, Long.toString(counter));
    }
}

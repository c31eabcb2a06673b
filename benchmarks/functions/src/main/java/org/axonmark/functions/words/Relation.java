package org.axonmark.functions.words;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A relation between words that follows from the lexicon.
 *
 * @param name the columns it leads through, such as {@code country -> capital}
 * @param form how it follows
 * @param pairs the answer to each word that it is defined for
 */
public record Relation(String name, Form form, Map<String, String> pairs) {

    /** How a relation follows from the lexicon. */
    public enum Form {
        /** From a row's first word to another of its words. */
        DIRECT,
        /** From another of a row's words to its first. */
        INVERSE,
        /** By way of a third word: of the same row, its first, or of another row. */
        TWO_STEPS
    }

    /** Copies the pairs, keeping their order. */
    public Relation {
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }
}

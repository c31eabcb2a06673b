package org.axonmark.circuits.rasp;

import java.util.function.BiPredicate;

/** Which positions each position looks at. */
public sealed interface Selector {

    /** Returns what it is called. */
    String label();

    /**
     * Looks where a predicate of the key there and the query here holds; a position without key or query is not looked at, or does not look.
     *
     * @param label what it is called
     * @param keys what is looked at
     * @param queries what looks
     * @param predicate of key and query, in this order
     */
    record Select(String label, Sop keys, Sop queries, BiPredicate<Value, Value> predicate) implements Selector {}

    /**
     * Looks where both do, or either does. Can be interpreted, not compiled.
     *
     * @param label what it is called
     * @param both whether both are asked for
     * @param first one
     * @param second the other
     */
    record Composite(String label, boolean both, Selector first, Selector second) implements Selector {}

    /** Returns a selector of keys that equal the query. */
    static Selector equal(String label, Sop keys, Sop queries) {
        return new Select(label, keys, queries, Value::equals);
    }

    /** Returns a selector of keys that are smaller than the query. */
    static Selector less(String label, Sop keys, Sop queries) {
        return new Select(label, keys, queries, (key, query) -> key.number() < query.number());
    }

    /** Returns a selector by a predicate of key and query. */
    static Selector where(String label, Sop keys, Sop queries, BiPredicate<Value, Value> predicate) {
        return new Select(label, keys, queries, predicate);
    }
}

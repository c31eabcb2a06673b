package org.axonmark.circuits.library;

import org.axonmark.circuits.rasp.Selector;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Value;

/** What several programs are made of; each call returns a new object, and so a new head or map. */
final class Parts {

    private Parts() {}

    /** How long the input is. */
    static Sop length() {
        return Sop.width("length", Selector.where("all", Sop.TOKENS, Sop.TOKENS, (_, _) -> true));
    }

    /** How often the token here is in the input. */
    static Sop hist() {
        return Sop.width("hist", Selector.equal("same_token", Sop.TOKENS, Sop.TOKENS));
    }

    /** How often a token is in the input. */
    static Sop count(Value token) {
        return Sop.width("count_" + token, Selector.where("is_" + token, Sop.TOKENS, Sop.TOKENS, (key, _) -> key.equals(token)));
    }

    /** What is so many positions before; no value where the input does not reach. */
    static Sop shift(int by, Sop sop) {
        return Sop.aggregate("shift_" + by, Selector.where("before_" + by, Sop.INDICES, Sop.INDICES,
                (key, query) -> query.number() == key.number() + by), sop);
    }

    /** What is at the first position. */
    static Sop first(Sop sop) {
        return Sop.aggregate("first", Selector.where("at_first", Sop.INDICES, Sop.INDICES, (key, _) -> key.number() == 0), sop);
    }

    /** What is at the last position. */
    static Sop last(Sop length, Sop sop) {
        Sop end = Sop.map("end", length, value -> Value.of(value.number() - 1));
        return Sop.aggregate("last", Selector.equal("at_last", Sop.INDICES, end), sop);
    }

    /** What is as far from the end as this is from the beginning. */
    static Sop reversed(Sop length, Sop sop) {
        Sop opposite = Sop.join("opposite", Sop.INDICES, length, (index, size) -> Value.of(size.number() - index.number() - 1));
        return Sop.aggregate("reversed", Selector.equal("at_opposite", Sop.INDICES, opposite), sop);
    }

    /** The share of 1s among a sequence of 0s and 1s up to here. */
    static Sop share(Sop flags) {
        return Sop.aggregate("share", Selector.where("up_to_here", Sop.INDICES, Sop.INDICES,
                (key, query) -> key.number() <= query.number()), flags);
    }

    /** 1 where a token is, 0 elsewhere. */
    static Sop flag(Value token) {
        return Sop.number("flag_" + token, Sop.TOKENS, value -> value.equals(token) ? 1 : 0);
    }

    /** Share of one token less that of another up to here. */
    static Sop balance(Value open, Value close) {
        return Sop.linear("balance", share(flag(open)), 1, share(flag(close)), -1);
    }

    /** Values in the order of keys, of which no two may be equal. */
    static Sop sorted(Sop values, Sop keys) {
        Sop target = Sop.width("target", Selector.less("smaller", keys, keys));
        return Sop.aggregate("sorted", Selector.equal("at_target", target, Sop.INDICES), values);
    }

    /** Keys that equal ones differ in, by position. */
    static Sop distinct(Sop keys, double step, int length) {
        return Sop.join("distinct", keys, Sop.INDICES, (key, index) -> Value.of(key.number() + step * index.number() / length));
    }

    /** Whether a token is in the input, as a number. */
    static Sop present(Value token) {
        return Sop.number("present_" + token, count(token), count -> count.number() > 0 ? 1 : 0);
    }
}

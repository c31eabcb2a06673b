package org.axonmark.circuits.rasp;

import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A sequence as long as the input, worked out from it. Parts used twice are worked out once if they are one object. A function that throws {@link
 * ArithmeticException} has no value there, and what is made of no value has none.
 */
public sealed interface Sop {

    /** The input's tokens, categorical. */
    Sop TOKENS = Input.TOKENS;
    /** The positions, from 0, categorical. */
    Sop INDICES = Input.INDICES;

    /** Returns what it is called. */
    String label();

    /** Returns how it is carried. */
    Encoding encoding();

    /** What is there from the start. */
    enum Input implements Sop {
        /** The input's tokens. */
        TOKENS,
        /** The positions, from 0. */
        INDICES;

        @Override
        public String label() {
            return this == TOKENS ? "tokens" : "indices";
        }

        @Override
        public Encoding encoding() {
            return Encoding.CATEGORICAL;
        }
    }

    /**
     * A function of the value at the same position.
     *
     * @param label what it is called
     * @param input of what
     * @param function what is made of a value
     * @param encoding how it is carried
     */
    record Mapped(String label, Sop input, UnaryOperator<Value> function, Encoding encoding) implements Sop {}

    /**
     * A function of two values at the same position (a sequence map), categorical.
     *
     * @param label what it is called
     * @param first one
     * @param second the other
     * @param function what is made of a value of each
     */
    record Joined(String label, Sop first, Sop second, BinaryOperator<Value> function) implements Sop {

        /** Returns whether both are one part, so that this is a map of it. */
        @SuppressWarnings("ReferenceEquality") // two parts that work the same out are two parts
        public boolean ofOne() {
            return first == second;
        }

        @Override
        public Encoding encoding() {
            return Encoding.CATEGORICAL;
        }
    }

    /**
     * A weighted sum of two numbers at the same position (a linear sequence map), numerical.
     *
     * @param label what it is called
     * @param first one
     * @param second the other
     * @param firstFactor what the first is multiplied by
     * @param secondFactor what the second is multiplied by
     */
    record Linear(String label, Sop first, Sop second, double firstFactor, double secondFactor) implements Sop {

        @Override
        public Encoding encoding() {
            return Encoding.NUMERICAL;
        }
    }

    /**
     * The mean of the values that a selector looks at; of values that are not carried as numbers there may be only one.
     *
     * @param label what it is called
     * @param selector where it looks
     * @param values what it looks for
     * @param fallback the value where it looks nowhere; to be compiled none, or 0 for numbers
     */
    record Aggregate(String label, Selector selector, Sop values, @Nullable Value fallback) implements Sop {

        @Override
        public Encoding encoding() {
            return values.encoding();
        }
    }

    /**
     * At how many positions a selector looks, categorical.
     *
     * @param label what it is called
     * @param selector where it looks
     */
    record SelectorWidth(String label, Selector selector) implements Sop {

        @Override
        public Encoding encoding() {
            return Encoding.CATEGORICAL;
        }
    }

    /** Returns a categorical function of the value at the same position. */
    static Sop map(String label, Sop input, UnaryOperator<Value> function) {
        return new Mapped(label, input, function, Encoding.CATEGORICAL);
    }

    /** Returns whether something holds of the value at the same position. */
    static Sop test(String label, Sop input, Function<Value, Boolean> test) {
        return new Mapped(label, input, value -> Value.of(test.apply(value).booleanValue()), Encoding.CATEGORICAL);
    }

    /** Returns a number made of the value at the same position. */
    static Sop number(String label, Sop input, ToDoubleFunction<Value> function) {
        return new Mapped(label, input, value -> Value.of(function.applyAsDouble(value)), Encoding.NUMERICAL);
    }

    /** Returns a function of two values at the same position. */
    static Sop join(String label, Sop first, Sop second, BinaryOperator<Value> function) {
        return new Joined(label, first, second, function);
    }

    /** Returns whether something holds of two values at the same position. */
    static Sop test(String label, Sop first, Sop second, BiPredicate<Value, Value> test) {
        return new Joined(label, first, second, (one, two) -> Value.of(test.test(one, two)));
    }

    /** Returns both values at the same position. */
    static Sop pair(String label, Sop first, Sop second) {
        return new Joined(label, first, second, Value.Pair::new);
    }

    /** Returns a weighted sum of two numbers at the same position. */
    static Sop linear(String label, Sop first, double firstFactor, Sop second, double secondFactor) {
        return new Linear(label, first, second, firstFactor, secondFactor);
    }

    /** Returns the mean of what a selector looks at, with the fallback that can be compiled. */
    static Sop aggregate(String label, Selector selector, Sop values) {
        return new Aggregate(label, selector, values, values.encoding() == Encoding.NUMERICAL ? Value.of(0) : null);
    }

    /** Returns at how many positions a selector looks. */
    static Sop width(String label, Selector selector) {
        return new SelectorWidth(label, selector);
    }
}

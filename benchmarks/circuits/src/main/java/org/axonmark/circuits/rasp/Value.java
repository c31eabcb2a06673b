package org.axonmark.circuits.rasp;

/** What a program holds at one position. */
public sealed interface Value {

    /**
     * A name, such as a letter of the vocabulary.
     *
     * @param text the name
     */
    record Symbol(String text) implements Value {

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A number; zero has no sign.
     *
     * @param value the number, finite
     */
    record Num(double value) implements Value {

        /** Checks the number. */
        public Num {
            if (!Double.isFinite(value)) {
                throw new ArithmeticException("a program made " + value + ", which is no value");
            }
            value += 0.0;
        }

        @Override
        public double number() {
            return value;
        }

        @Override
        public String toString() {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /**
     * Whether something holds; as a number 1 or 0.
     *
     * @param holds whether it does
     */
    record Truth(boolean holds) implements Value {

        @Override
        public double number() {
            return holds ? 1 : 0;
        }

        @Override
        public boolean truth() {
            return holds;
        }

        @Override
        public String toString() {
            return Boolean.toString(holds);
        }
    }

    /**
     * Two values at once.
     *
     * @param first one
     * @param second the other
     */
    record Pair(Value first, Value second) implements Value {}

    /** Returns a name. */
    static Value of(String text) {
        return new Symbol(text);
    }

    /** Returns a number. */
    static Value of(double number) {
        return new Num(number);
    }

    /** Returns whether something holds. */
    static Value of(boolean holds) {
        return new Truth(holds);
    }

    /**
     * Returns the number that this is.
     *
     * @throws RaspException if it is none
     */
    default double number() {
        throw new RaspException(RaspException.Reason.VALUE_KIND, toString(), "'" + this + "' is used as a number and is none");
    }

    /**
     * Returns whether it holds.
     *
     * @throws RaspException if it is no truth
     */
    default boolean truth() {
        throw new RaspException(RaspException.Reason.VALUE_KIND, toString(), "'" + this + "' is used as a truth and is none");
    }

    /**
     * Returns the two values that this is.
     *
     * @throws RaspException if it is no pair
     */
    default Pair pair() {
        if (this instanceof Pair pair) {
            return pair;
        }
        throw new RaspException(RaspException.Reason.VALUE_KIND, toString(), "'" + this + "' is used as a pair and is none");
    }
}

package org.axonmark.circuits.rasp;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** A program cannot be run or compiled; tells why and which part of it is at fault. */
public final class RaspException extends AxonmarkException {

    private static final long serialVersionUID = 1L;
    private static final ErrorCode CODE = ErrorCode.user("circuit-program");

    private final Reason reason;
    private final String culprit;

    /** Why a program is refused. */
    public enum Reason {
        /** A selector made of selectors: one head has one table of scores. */
        COMPOSITE_SELECTOR,
        /** Keys or queries that are numbers: a head compares directions. */
        NUMERICAL_SELECTION,
        /** A mean of numbers other than 0 and 1, whose values cannot be listed. */
        NUMERICAL_AGGREGATE,
        /** A default that the beginning of the sequence does not give: none, or 0 for a number. */
        DEFAULT_VALUE,
        /** A sequence map of numbers, or a linear one of anything else. */
        MIXED_SEQUENCE_MAP,
        /** A program that does not look at its input. */
        TOKENS_UNUSED,
        /** A mean of different values that are not numbers. */
        AMBIGUOUS_AGGREGATE,
        /** A part that has no value for any input. */
        NO_VALUES,
        /** More values than a network is to have directions. */
        TOO_LARGE,
        /** A value used as what it is not. */
        VALUE_KIND,
        /** An input that the program does not take. */
        INPUT
    }

    /**
     * Creates a refusal.
     *
     * @param culprit label of the part at fault
     */
    public RaspException(Reason reason, String culprit, String message) {
        super(CODE, message);
        this.reason = reason;
        this.culprit = culprit;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns the label of the part at fault. */
    public String culprit() {
        return culprit;
    }
}

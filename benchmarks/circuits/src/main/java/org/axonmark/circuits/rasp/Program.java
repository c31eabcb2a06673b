package org.axonmark.circuits.rasp;

import java.util.HashSet;
import java.util.List;

/**
 * A program with the inputs it is for.
 *
 * @param name what it is called, kebab-case or snake_case
 * @param output what it gives
 * @param vocabulary the tokens an input is made of, distinct
 * @param length longest input, 1 to {@link #LONGEST}
 * @param inputs which sequences of tokens are inputs
 */
public record Program(String name, Sop output, List<Value> vocabulary, int length, Inputs inputs) {

    /** Longest input of any program. */
    public static final int LONGEST = 64;

    /** Which sequences of tokens are inputs. */
    public enum Inputs {
        /** All. */
        ANY,
        /** Those in which no token comes twice. */
        DISTINCT
    }

    /** Checks vocabulary and length. */
    public Program {
        vocabulary = List.copyOf(vocabulary);
        if (vocabulary.isEmpty() || new HashSet<>(vocabulary).size() < vocabulary.size()) {
            throw new RaspException(RaspException.Reason.INPUT, name, "the vocabulary of '" + name + "' is " + vocabulary
                    + "; give at least one token, and each once");
        }
        if (length < 1 || length > LONGEST) {
            throw new RaspException(RaspException.Reason.INPUT, name, "'" + name + "' is for inputs of up to " + length
                    + " tokens; give 1 to " + LONGEST);
        }
        if (inputs == Inputs.DISTINCT && length > vocabulary.size()) {
            throw new RaspException(RaspException.Reason.INPUT, name, "'" + name + "' is for inputs of up to " + length
                    + " distinct tokens and its vocabulary has " + vocabulary.size());
        }
    }

    /**
     * Checks an input.
     *
     * @throws RaspException if it is empty or too long, has a token that is not in the vocabulary, or one twice that is to be there once
     */
    public void check(List<Value> input) {
        if (input.isEmpty() || input.size() > length) {
            throw new RaspException(RaspException.Reason.INPUT, name,
                    "an input of " + input.size() + " tokens for '" + name + "'; give 1 to " + length);
        }
        for (Value token : input) {
            if (!vocabulary.contains(token)) {
                throw new RaspException(RaspException.Reason.INPUT, name,
                        "'" + token + "' is not in the vocabulary of '" + name + "', " + vocabulary);
            }
        }
        if (inputs == Inputs.DISTINCT && new HashSet<>(input).size() < input.size()) {
            throw new RaspException(RaspException.Reason.INPUT, name, input + " has a token twice; '" + name + "' takes each once");
        }
    }
}

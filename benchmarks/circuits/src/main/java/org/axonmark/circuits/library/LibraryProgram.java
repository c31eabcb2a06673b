package org.axonmark.circuits.library;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.Program.Inputs;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.results.statistics.HmacStream;

/**
 * A program for a range of vocabularies and lengths.
 *
 * @param name what it is called, snake_case
 * @param does what it gives, one sentence
 * @param tokens what its tokens are
 * @param inputs which sequences it takes
 * @param vocabulary sizes of its vocabulary
 * @param length longest input
 * @param body its output for a vocabulary and a longest input
 */
public record LibraryProgram(String name, String does, Tokens tokens, Inputs inputs, Range vocabulary, Range length, Body body) {

    /** What tokens are. */
    public enum Tokens {
        /** Letters, a, b and so on. */
        LETTERS,
        /** Whole numbers from 0. */
        FROM_ZERO,
        /** Whole numbers from 1. */
        FROM_ONE,
        /** An opening and a closing bracket, then letters. */
        BRACKETS
    }

    /**
     * Whole numbers.
     *
     * @param least smallest
     * @param usual the one that is taken if none is asked for
     * @param most largest
     */
    public record Range(int least, int usual, int most) {

        /** Checks the order. */
        public Range {
            if (least > usual || usual > most) {
                throw new IllegalArgumentException("a range of " + least + ", " + usual + ", " + most);
            }
        }

        private int draw(HmacStream stream) {
            return least + stream.nextInt(most - least + 1);
        }
    }

    /** What a program gives. */
    public interface Body {

        /**
         * Returns the output.
         *
         * @param vocabulary tokens in order
         * @param length longest input
         */
        Sop of(List<Value> vocabulary, int length);
    }

    /** Returns the program with its usual vocabulary and length. */
    public Program program() {
        return program(vocabulary.usual(), length.usual());
    }

    /**
     * Returns the program.
     *
     * @param size of the vocabulary
     * @param longest input
     * @throws org.axonmark.circuits.rasp.RaspException if no such input can be
     */
    public Program program(int size, int longest) {
        List<Value> all = tokens(size);
        return new Program(name, body.of(all, longest), all, longest, inputs);
    }

    /** Returns the program with vocabulary and length drawn from their ranges. */
    public Program draw(HmacStream stream) {
        int size = vocabulary.draw(stream);
        int longest = length.draw(stream);
        return program(size, inputs == Inputs.DISTINCT ? Math.min(size, longest) : longest);
    }

    private List<Value> tokens(int size) {
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(switch (tokens) {
                case LETTERS -> letter(i);
                case FROM_ZERO -> Value.of(i);
                case FROM_ONE -> Value.of(i + 1);
                case BRACKETS -> i == 0 ? Value.of("(") : i == 1 ? Value.of(")") : letter(i - 2);
            });
        }
        return all;
    }

    private static Value letter(int i) {
        return Value.of(Character.toString('a' + i));
    }
}

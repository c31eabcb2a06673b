package org.axonmark.circuits.faithful;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.axonmark.results.statistics.HmacStream;

/**
 * A small copy of a behaviour that the field looks for circuits of. A prompt is answered at its last position. Each clean prompt comes with a
 * corrupt one, which the field takes what is cut from; all prompts of a behaviour are of one length.
 */
public enum Behaviour {

    /**
     * Indirect object identification (Wang et al., arXiv 2211.00593): "… A and B met, B gave a thing to" is answered A. The corrupt prompt has a
     * third name where one is repeated, so that A and B would do alike.
     */
    OBJECT("ioi", 9, Size.NAMES + Size.FIXED + Size.WORDS, Size.NAMES) {
        @Override
        public Example draw(HmacStream stream) {
            int[] names = stream.permutation(Size.NAMES);
            int word = Size.NAMES + Size.FIXED + stream.nextInt(Size.WORDS);
            boolean first = stream.nextBoolean();
            int right = names[first ? 0 : 1];
            int repeated = names[first ? 1 : 0];
            int[] clean = {Size.NAMES, names[0], Size.NAMES + 1, names[1], Size.NAMES + 2, repeated, Size.NAMES + 3, word, Size.NAMES + 4};
            int[] corrupt = clean.clone();
            corrupt[5] = names[2];
            return new Example(clean, corrupt, new int[] {right}, new int[] {right, repeated});
        }
    },

    /**
     * Completing a docstring (Heimersheim and Janiak 2023): "def f(a, b, c): … :param b … :param a … :param" is answered c, the argument that is
     * not yet described; here they are described in any order. The corrupt prompt has other arguments throughout.
     */
    DOCSTRING("docstring", 12, Size.NAMES + Size.FIXED + Size.WORDS, Size.NAMES) {
        @Override
        public Example draw(HmacStream stream) {
            int[] names = stream.permutation(Size.NAMES);
            int word = Size.NAMES + Size.FIXED + stream.nextInt(Size.WORDS);
            int[] described = stream.permutation(Size.ARGUMENTS);
            int[] other = Arrays.copyOfRange(names, Size.ARGUMENTS, 2 * Size.ARGUMENTS);
            int last = described[2];
            return new Example(docstring(names, word, described), docstring(other, word, described), new int[] {names[last]},
                    new int[] {other[last]});
        }
    },

    /**
     * Greater-than (Hanna et al., arXiv 2305.00586): "The war lasted from 17 32 to 17" is answered with any later year of the century. The corrupt
     * prompt begins in the year 01.
     */
    LATER("greater-than", 8, Size.YEARS + Size.CENTURIES + Size.FIXED + Size.WORDS, Size.YEARS) {
        @Override
        public Example draw(HmacStream stream) {
            int year = 2 + stream.nextInt(Size.YEARS - 3);
            int century = Size.YEARS + stream.nextInt(Size.CENTURIES);
            int begin = Size.YEARS + Size.CENTURIES;
            int[] clean = {begin, begin + Size.FIXED + stream.nextInt(Size.WORDS), begin + 1, begin + 2, century, year, begin + 3, century};
            int[] corrupt = clean.clone();
            corrupt[5] = 1;
            return new Example(clean, corrupt, after(year), after(1));
        }

        private int[] after(int year) {
            return IntStream.range(year + 1, Size.YEARS).toArray();
        }
    };

    private final String id;
    private final int length;
    private final int tokens;
    private final int outputs;

    /** How many of each kind of token there are. */
    private static final class Size {
        static final int NAMES = 20;
        static final int ARGUMENTS = 3;
        static final int YEARS = 100;
        static final int CENTURIES = 4;
        /** The words that every prompt has. */
        static final int FIXED = 5;
        /** Words of which a prompt has one; they change nothing. */
        static final int WORDS = 4;
    }

    /**
     * A prompt with its corrupt twin.
     *
     * @param clean tokens
     * @param corrupt as many
     * @param right outputs that answer the clean prompt, ascending
     * @param other outputs that answer the corrupt one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Example(int[] clean, int[] corrupt, int[] right, int[] other) {

        /** Returns the outputs that would answer the corrupt prompt and do not answer the clean one. */
        public int[] wrong() {
            return Arrays.stream(other).filter(output -> Arrays.stream(right).noneMatch(answer -> answer == output)).toArray();
        }
    }

    Behaviour(String id, int length, int tokens, int outputs) {
        this.id = id;
        this.length = length;
        this.tokens = tokens;
        this.outputs = outputs;
    }

    /** Returns the behaviour of an id. */
    public static Behaviour named(String id) {
        return Arrays.stream(values()).filter(behaviour -> behaviour.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no behaviour '" + id + "'"));
    }

    /** Returns the name that the field has for it. */
    public String id() {
        return id;
    }

    /** Returns the tokens of each prompt. */
    public int length() {
        return length;
    }

    /** Returns the size of the vocabulary. */
    public int tokens() {
        return tokens;
    }

    /** Returns the number of possible answers; an answer is the token of the same number. */
    public int outputs() {
        return outputs;
    }

    /** Draws a pair of prompts. */
    public abstract Example draw(HmacStream stream);

    private static int[] docstring(int[] arguments, int word, int[] described) {
        int begin = Size.NAMES;
        int param = begin + 3;
        return new int[] {begin, begin + 1, word, arguments[0], arguments[1], arguments[2], begin + 2, param, arguments[described[0]],
            param,
            arguments[described[1]], param};
    }
}

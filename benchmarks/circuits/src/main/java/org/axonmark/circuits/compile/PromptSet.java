package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.circuits.network.Prompts;
import org.axonmark.results.statistics.HmacStream;

/**
 * The prompts by which a network's causal edges are told where they are scored: lengths are uniform in 1 to the program's, and a pair's prompts are
 * of one length and otherwise independent. Lists are by length, ascending, and leave out lengths that were not drawn.
 *
 * @param clean prompts whose outputs are watched
 * @param corrupt as many of the same lengths, from which edges are resampled
 * @param reference prompts over which means are taken
 */
public record PromptSet(List<Prompts> clean, List<Prompts> corrupt, List<Prompts> reference) {

    /** Pairs of prompts. */
    public static final int PAIRS = 256;

    /** Prompts over which means are taken. */
    public static final int REFERENCE = 4096;

    /** Copies the lists. */
    public PromptSet {
        clean = List.copyOf(clean);
        corrupt = List.copyOf(corrupt);
        reference = List.copyOf(reference);
    }

    /**
     * Draws the prompts of a network.
     *
     * @param key decides them; secret for a round
     * @param item which network of the round
     */
    public static PromptSet draw(Compiled compiled, byte[] key, String item) {
        return draw(compiled, key, item, PAIRS, REFERENCE);
    }

    static PromptSet draw(Compiled compiled, byte[] key, String item, int clean, int means) {
        int[] pairs = lengths(compiled, HmacStream.of(key, item, "lengths"), clean);
        int[] reference = lengths(compiled, HmacStream.of(key, item, "reference lengths"), means);
        return new PromptSet(prompts(compiled, HmacStream.of(key, item, "clean"), pairs),
                prompts(compiled, HmacStream.of(key, item, "corrupt"), pairs),
                prompts(compiled, HmacStream.of(key, item, "reference"), reference));
    }

    /** Returns how many prompts there are of each length. */
    private static int[] lengths(Compiled compiled, HmacStream stream, int count) {
        int[] lengths = new int[compiled.program().length() + 1];
        for (int i = 0; i < count; i++) {
            lengths[1 + stream.nextInt(compiled.program().length())]++;
        }
        return lengths;
    }

    private static List<Prompts> prompts(Compiled compiled, HmacStream stream, int[] lengths) {
        List<Prompts> prompts = new ArrayList<>();
        for (int length = 1; length < lengths.length; length++) {
            if (lengths[length] > 0) {
                prompts.add(compiled.codec().encode(compiled.codec().draw(stream, lengths[length], length)));
            }
        }
        return prompts;
    }
}

package org.axonmark.spi.circuits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.IntTensor;

/**
 * Pairs of prompts, a clean one and a corrupt one to which the network answers otherwise.
 *
 * @param lengths the pairs of each length, shortest first; a call to the network takes prompts of one length
 */
public record PromptPairs(List<OfLength> lengths) {

    /** Copies the list. */
    public PromptPairs {
        lengths = List.copyOf(lengths);
    }

    /**
     * Returns pairs in batches that fit a call, the longest prompts first.
     *
     * @param most pairs in all, such as what the budget allows; fewer if there are no more
     */
    public List<OfLength> batches(NetworkGraph graph, long most) {
        int nodes = Math.max(graph.writers().size(), graph.readers().size());
        List<OfLength> batches = new ArrayList<>();
        long left = most;
        for (int i = lengths.size() - 1; i >= 0 && left > 0; i--) {
            OfLength all = lengths.get(i);
            int fit = Math.max(1, SubjectNetwork.MAX_VALUES / (all.length() * nodes * graph.width()));
            for (int from = 0; from < all.count() && left > 0;) {
                int to = (int) Math.min(Math.min(from + fit, all.count()), from + left);
                batches.add(all.from(from, to));
                left -= to - from;
                from = to;
            }
        }
        return batches;
    }

    /**
     * Pairs of one length T. Where the output at a position is the larger of several, {@code label} is what the clean prompt is answered there
     * and {@code wrong} what the corrupt one is; where it is a single number, {@code label} is 0 and {@code wrong} is -1, and the number is larger
     * for the clean prompt.
     *
     * @param clean tokens {@code [n][T]}
     * @param corrupt tokens {@code [n][T]}
     * @param label number of an output {@code [n][T]}; -1 at positions that do not count
     * @param wrong number of an output {@code [n][T]}, or -1 for none
     */
    public record OfLength(IntTensor clean, IntTensor corrupt, IntTensor label, IntTensor wrong) {

        /** Checks that all four are of one shape. */
        public OfLength {
            for (IntTensor other : List.of(corrupt, label, wrong)) {
                if (clean.rank() != 2 || !Arrays.equals(clean.shape(), other.shape())) {
                    throw new IllegalArgumentException("prompts " + clean + " beside " + other + "; give pairs of one length, [n][T]");
                }
            }
        }

        /** Returns the number of pairs. */
        public int count() {
            return clean.size(0);
        }

        /** Returns the number of tokens of each prompt. */
        public int length() {
            return clean.size(1);
        }

        /** Returns the pairs from one on, up to another, which is left out. */
        public OfLength from(int first, int end) {
            return new OfLength(rows(clean, first, end), rows(corrupt, first, end), rows(label, first, end), rows(wrong, first, end));
        }

        private static IntTensor rows(IntTensor all, int first, int end) {
            int length = all.size(1);
            return IntTensor.of(Arrays.copyOfRange(all.values(), first * length, end * length), end - first, length);
        }
    }
}

package org.axonmark.spiking.count;

/**
 * A recurrent cell, counted as NeuroBench does: each gate multiplies input and hidden state by its weights, and gates multiply numbers one by one.
 *
 * @param kind which
 * @param inputs numbers of the input, positive
 * @param hidden numbers of the hidden state, positive
 */
public record RecurrentCell(Kind kind, int inputs, int hidden) {

    /** The cells of ONNX's recurrent operators, by whose names they are called. */
    public enum Kind {
        /** One matrix product and no gate. */
        RNN(1, 0),
        /** Input, output, forget and cell gate; forget·c + input·candidate, and output·tanh(c). */
        LSTM(4, 3),
        /** Update, reset and hidden gate; reset·h, and (1 − z)·n + z·h. */
        GRU(3, 3);

        private final int gates;
        private final int gateProducts;

        Kind(int gates, int gateProducts) {
            this.gates = gates;
            this.gateProducts = gateProducts;
        }
    }

    /** Checks the sizes. */
    public RecurrentCell {
        if (inputs < 1 || hidden < 1) {
            throw new IllegalArgumentException("a cell of " + inputs + " inputs and " + hidden + " hidden numbers; both are at least 1");
        }
    }

    /** Returns the rows of its weights: hidden numbers of all gates. */
    public int rows() {
        return Math.multiplyExact(kind.gates, hidden);
    }

    /** Returns how many numbers its gates multiply in one step. */
    public int gateProducts() {
        return Math.multiplyExact(kind.gateProducts, hidden);
    }

    /** Returns the operations of one step in which nothing is 0; all of them multiply. */
    public long dense() {
        return Math.addExact(Math.multiplyExact((long) rows(), (long) inputs + hidden), (long) gateProducts());
    }

    /**
     * Counts what the gates of all steps multiply. A gate is taken for a number that is not 0, and so is a memory once it was written.
     *
     * @param states numbers of hidden states that steps begin with, of all steps
     * @param silent of these, numbers that are 0
     * @param silentMemories numbers of the memory with which the first step begins that are 0; of a cell that has one
     */
    public ProductCounts gates(long states, long silent, long silentMemories) {
        long dense = Math.multiplyExact(states, (long) kind.gateProducts);
        long both = switch (kind) {
            case RNN -> 0;
            case LSTM -> dense - silentMemories;
            // Both reset and update multiply the state.
            case GRU -> dense - 2 * silent;
        };
        return new ProductCounts(both, dense, both, dense, dense, 0);
    }
}

package org.axonmark.spiking.count;

/**
 * A recurrent cell, counted as NeuroBench does: each gate multiplies input and hidden state by its weights, and gates multiply numbers one by one.
 *
 * @param kind which
 * @param inputs numbers of the input, positive
 * @param hidden numbers of the hidden state, positive
 */
public record RecurrentCell(Kind kind, int inputs, int hidden) {

    /** The cells of ONNX's recurrent operators. */
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

    /** Returns the operations of one step in which nothing is 0; all of them multiply. */
    public long dense() {
        return Math.addExact(Math.multiplyExact((long) kind.gates * hidden, (long) inputs + hidden), (long) kind.gateProducts * hidden);
    }
}

package org.axonmark.circuits.network;

/**
 * The shape of a transformer. Each layer is attention, then, if {@code hidden} is not 0, an MLP; both add to the residual stream.
 *
 * @param layers number of layers, 1 to 64
 * @param heads heads in a layer, 1 to 64
 * @param width width of the residual stream
 * @param headWidth width of a head's queries, keys and values; scores are divided by its square root
 * @param hidden hidden units of an MLP; 0 for attention only
 * @param tokens size of the vocabulary
 * @param positions longest prompt
 * @param outputs numbers given out at each position
 * @param causal whether a position sees only itself and those before it
 * @param norm what is done to what a reader reads
 * @param activation what an MLP's hidden units do
 */
public record Architecture(
        int layers,
        int heads,
        int width,
        int headWidth,
        int hidden,
        int tokens,
        int positions,
        int outputs,
        boolean causal,
        Norm norm,
        Activation activation) {

    /** Most of each number: a bound on work and memory, far above any subject network. */
    private static final int MOST = 1 << 16;

    private static final int MOST_LAYERS = 64;

    /** What is done to what a reader reads, before it is multiplied. */
    public enum Norm {
        /** Nothing. */
        NONE,
        /** Layer normalisation, variance with n, 1e-5 added, then gain and bias (Ba et al., arXiv 1607.06450). */
        LAYER
    }

    /** What an MLP's hidden units do. */
    public enum Activation {
        /** max(x, 0). */
        RELU,
        /** x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))) (Hendrycks and Gimpel, arXiv 1606.08415). */
        GELU
    }

    /** Checks the numbers. */
    public Architecture {
        check("layers", layers, 1, MOST_LAYERS);
        check("heads", heads, 1, MOST_LAYERS);
        check("width", width, 1, MOST);
        check("headWidth", headWidth, 1, MOST);
        check("hidden", hidden, 0, MOST);
        check("tokens", tokens, 1, MOST);
        check("positions", positions, 1, MOST);
        check("outputs", outputs, 1, MOST);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("a network with " + name + " = " + value + "; it is to be " + least + " to " + most);
        }
    }
}

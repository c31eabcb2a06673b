package org.axonmark.spiking.count;

/**
 * The pairs of entries that a product of two operands multiplies, by what they are. Rules choose among these numbers. Biases are in none.
 *
 * @param left pairs whose left entry is not 0: each active input times its real fan-out (exact scatter)
 * @param right pairs whose right entry is not 0
 * @param both pairs of which neither is 0 (NeuroBench's effective operations; coincidences of spikes)
 * @param dense all pairs, without padding
 * @param textbook all pairs with padding: k·k·h_out·w_out·c_in·c_out of a convolution, i·o of a full layer
 * @param rightUsed entries of the right operand that meet at least one left entry which is not 0: weights that must be read
 */
public record ProductCounts(long left, long right, long both, long dense, long textbook, long rightUsed) {

    /** The sum of nothing. */
    public static final ProductCounts NONE = new ProductCounts(0, 0, 0, 0, 0, 0);

    /** Checks that no part exceeds the whole. */
    public ProductCounts {
        if (both < 0 || rightUsed < 0 || both > Math.min(left, right) || Math.max(left, right) > dense || dense > textbook) {
            throw new IllegalArgumentException(
                    "counts out of order: both " + both + ", left " + left + ", right " + right + ", dense " + dense
                            + ", textbook " + textbook);
        }
    }

    /** Returns the sum. */
    public ProductCounts plus(ProductCounts other) {
        return new ProductCounts(Math.addExact(left, other.left), Math.addExact(right, other.right), Math.addExact(both, other.both),
                Math.addExact(dense, other.dense), Math.addExact(textbook, other.textbook), Math.addExact(rightUsed, other.rightUsed));
    }
}

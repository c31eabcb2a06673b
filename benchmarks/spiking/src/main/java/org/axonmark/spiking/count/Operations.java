package org.axonmark.spiking.count;

/**
 * Operations by a rule. Rules that multiply rates give broken numbers.
 *
 * @param macs multiplications with addition
 * @param acs additions alone
 */
public record Operations(double macs, double acs) {

    /** No operations. */
    public static final Operations NONE = new Operations(0, 0);

    /** Returns the sum. */
    public Operations plus(Operations other) {
        return new Operations(macs + other.macs, acs + other.acs);
    }

    /**
     * Returns the mean over a number of items.
     *
     * @param items positive
     */
    public Operations per(int items) {
        return new Operations(macs / items, acs / items);
    }
}

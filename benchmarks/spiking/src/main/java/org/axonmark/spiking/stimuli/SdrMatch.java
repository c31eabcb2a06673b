package org.axonmark.spiking.stimuli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A neuron that recognises sparse codes (Ahmad and Hawkins 2016, arXiv 1601.00720): it has stored some of a code's active bits and fires if a probe holds
 * enough of them.
 *
 * @param bits bits of a code, n
 * @param active active bits of a probe, a ≤ n
 * @param stored bits that the neuron has stored, s ≤ n
 * @param threshold stored bits that the probe must hold, θ from 1 to s
 */
public record SdrMatch(int bits, int active, int stored, int threshold) {

    private static final MathContext DIGITS = new MathContext(40);
    private static final int MOST_BITS = 1 << 16;

    /** Checks the numbers. */
    public SdrMatch {
        if (bits > MOST_BITS || active < 1 || active > bits || threshold < 1 || threshold > stored || stored > bits) {
            throw new IllegalArgumentException("a match of " + threshold + " of " + stored + " stored bits with " + active + " active of "
                    + bits + " bits: at most " + MOST_BITS + " bits, and 1 <= threshold <= stored <= bits, 1 <= active <= bits are needed");
        }
    }

    /**
     * Returns the probability that a random probe matches: Σ C(s, b) · C(n − s, a − b) / C(n, a) over b from θ to s, in whole numbers, rounded once.
     */
    public double probability() {
        BigInteger matching = BigInteger.ZERO;
        for (int b = threshold; b <= Math.min(stored, active); b++) {
            if (active - b <= bits - stored) {
                matching = matching.add(choose(stored, b).multiply(choose(bits - stored, active - b)));
            }
        }
        return new BigDecimal(matching).divide(new BigDecimal(choose(bits, active)), DIGITS).doubleValue();
    }

    private static BigInteger choose(int n, int k) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i + 1L)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }
}

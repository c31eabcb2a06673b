package org.axonmark.spiking.score;

/** How far a measured share of matches is from the exact probability. */
public final class MatchRate {

    private MatchRate() {}

    /**
     * Returns |log₁₀(P̂/P)| with P̂ = matches / pairs: 0 is exact, 1 a factor of ten. No match at all counts as half a one, so that the error is finite.
     *
     * @param matches pairs said to match, 0 to {@code pairs}
     * @param pairs pairs asked, positive
     * @param probability P, in (0, 1]
     */
    public static double logError(long matches, long pairs, double probability) {
        if (pairs < 1 || matches < 0 || matches > pairs || !(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(matches + " matches of " + pairs + " pairs at the probability " + probability);
        }
        return Math.abs(StrictMath.log10(Math.max((double) matches, 0.5) / pairs / probability));
    }
}

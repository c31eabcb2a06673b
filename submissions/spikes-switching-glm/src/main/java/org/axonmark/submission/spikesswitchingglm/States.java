package org.axonmark.submission.spikesswitchingglm;

/** A hidden Markov chain of two states that leaves each with the same probability: how likely each bin is in the second. */
final class States {

    private static final double LEAVES = 1.0 / 400;

    private States() {}

    /**
     * Returns the probability of the second state in each bin, given all bins.
     *
     * @param evidence the logarithm of each bin's likelihood in the second state over that in the first
     */
    static double[] second(double[] evidence) {
        int bins = evidence.length;
        // Log-odds from the bins up to each, and from those behind it.
        double[] before = new double[bins];
        double odds = 0;
        for (int bin = 0; bin < bins; bin++) {
            odds = (bin == 0 ? 0 : step(odds)) + evidence[bin];
            before[bin] = odds;
        }
        double[] second = new double[bins];
        double behind = 0;
        for (int bin = bins - 1; bin >= 0; bin--) {
            second[bin] = 1 / (1 + Math.exp(-before[bin] - behind));
            behind = step(behind + evidence[bin]);
        }
        return second;
    }

    /** Carries log-odds over one step of the chain. */
    private static double step(double odds) {
        double p = 1 / (1 + Math.exp(-odds));
        double next = p * (1 - LEAVES) + (1 - p) * LEAVES;
        return Math.log(next / (1 - next));
    }
}

package org.axonmark.neurons.encodings;

/**
 * An event for each change from one sample to the next that reaches the threshold, as snnTorch's {@code spikegen.delta}: 1 if
 * x[t] − x[t−1] ≥ threshold and, with off events, −1 if ≤ −threshold. What is below the threshold, and what is above it, is forgotten; a signal is told in
 * full only if its changes are 0 and ± the threshold.
 *
 * @param threshold positive
 * @param offEvents whether falls are told too
 */
public record Delta(double threshold, boolean offEvents) implements ChangeEncoding {

    /** Checks the threshold. */
    public Delta {
        Signals.checkThreshold(threshold);
    }

    @Override
    public double[][] encode(double[][] signal, double[] start) {
        double[][] events = new double[signal.length][start.length];
        double[] last = start;
        for (int t = 0; t < signal.length; t++) {
            Signals.checkRow(signal[t], start, t);
            for (int i = 0; i < start.length; i++) {
                double change = signal[t][i] - last[i];
                if (change >= threshold) {
                    events[t][i] = 1;
                } else if (offEvents && change <= -threshold) {
                    events[t][i] = -1;
                }
            }
            last = signal[t];
        }
        return events;
    }
}

package org.axonmark.neurons.encodings;

/**
 * As many events, up or down, as whole thresholds lie between a sample and what the events before have told, as an event camera's pixel: the rest is kept
 * and not forgotten (Lichtsteiner, Posch and Delbruck, IEEE J. Solid-State Circuits 43, 2008). What is decoded is always nearer to the signal
 * than one threshold.
 *
 * @param threshold positive
 */
public record ResidualDelta(double threshold) implements ChangeEncoding {

    /** Checks the threshold. */
    public ResidualDelta {
        Signals.checkThreshold(threshold);
    }

    /** Returns the events: whole numbers of either sign. */
    @Override
    public double[][] encode(double[][] signal, double[] start) {
        double[][] events = new double[signal.length][start.length];
        double[] told = start.clone();
        for (int t = 0; t < signal.length; t++) {
            Signals.checkRow(signal[t], start, t);
            for (int i = 0; i < start.length; i++) {
                double residual = (signal[t][i] - told[i]) / threshold;
                // An event of −0 would be none, but not equal to none.
                events[t][i] = (residual < 0 ? Math.ceil(residual) : Math.floor(residual)) + 0.0;
                told[i] += threshold * events[t][i];
            }
        }
        return events;
    }
}

package org.axonmark.neurons.encodings;

/** A way to write a signal as events of its changes. */
public sealed interface ChangeEncoding permits Delta, ResidualDelta {

    /** Returns the change that one event tells of; positive. */
    double threshold();

    /**
     * Returns the events, [step][channel].
     *
     * @param signal samples, [step][channel], any finite numbers
     * @param start the sample before the first, [channel]: zeros in snnTorch, or the first sample itself where it is to be silent (its
     *        {@code padding})
     * @throws IllegalArgumentException if a row is of another length than the start
     */
    double[][] encode(double[][] signal, double[] start);

    /**
     * Returns the signal that the events tell of: the last sample plus the threshold times the event.
     *
     * @param events [step][channel]
     * @param start the sample before the first, [channel]
     */
    default double[][] decode(double[][] events, double[] start) {
        double[][] signal = new double[events.length][];
        double[] last = start;
        for (int t = 0; t < events.length; t++) {
            Signals.checkRow(events[t], start, t);
            signal[t] = new double[start.length];
            for (int i = 0; i < start.length; i++) {
                signal[t][i] = last[i] + threshold() * events[t][i];
            }
            last = signal[t];
        }
        return signal;
    }
}

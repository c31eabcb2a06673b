package org.axonmark.neurons.encodings;

/** The value itself at every step, so that the first layer does the encoding; no spikes, and its operations are multiplications. */
public record Direct() implements Encoding {

    @Override
    public double[][] encode(double[] values, int steps) {
        return Trains.of(values, steps, (value, _) -> value);
    }
}

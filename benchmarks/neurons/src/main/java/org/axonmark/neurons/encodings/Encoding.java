package org.axonmark.neurons.encodings;

/**
 * A way to write a number from 0 to 1 as a spike train. Values outside are refused and not clipped: an image that was standardised before it is encoded
 * would otherwise lose most of itself unseen.
 */
public sealed interface Encoding permits Direct, Rate, TimeToFirstSpike, Phase, Latency {

    /**
     * Returns the trains, [step][value].
     *
     * @param values each from 0 to 1
     * @param steps length of the trains, at least 1
     * @throws IllegalArgumentException if a value or the length is out of range
     */
    double[][] encode(double[] values, int steps);
}

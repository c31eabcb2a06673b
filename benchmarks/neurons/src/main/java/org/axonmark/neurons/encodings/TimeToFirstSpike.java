package org.axonmark.neurons.encodings;

/**
 * One spike a value, the earlier the greater it is: of T steps it fires in step i (from 0) with T − i − 1 &lt; x·T ≤ T − i, and never for x = 0. The spike
 * has the height 1/(i + 1), so a train is not binary (BrainCog and STEP; the paper's t* = 1 + ⌊(1 − x)T⌋ with height 1/t* is the same).
 */
public record TimeToFirstSpike() implements Encoding {

    @Override
    public double[][] encode(double[] values, int steps) {
        return Trains.of(values, steps,
                (value, step) -> steps - step - 1 < value * steps && value * steps <= steps - step ? 1.0 / (step + 1) : 0);
    }
}

package org.axonmark.neurons.encodings;

import java.util.function.DoubleSupplier;

/**
 * A spike at each step with a probability equal to the value. The same stream gives the same trains: it is asked for one number a step and value, step
 * after step.
 *
 * @param uniform numbers from [0, 1), each equally likely; a seeded stream of the caller's, who owns all randomness
 * @param strict whether a value fires above the number drawn (BrainCog, STEP), so that 0 never fires; else at or above it (SpikingJelly)
 */
public record Rate(DoubleSupplier uniform, boolean strict) implements Encoding {

    @Override
    public double[][] encode(double[] values, int steps) {
        return Trains.of(values, steps, (value, _) -> {
            double drawn = uniform.getAsDouble();
            return (strict ? value > drawn : value >= drawn) ? 1 : 0;
        });
    }
}

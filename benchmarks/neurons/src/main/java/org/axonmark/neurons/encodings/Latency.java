package org.axonmark.neurons.encodings;

/**
 * One binary spike a value, the earlier the greater it is, as SpikingJelly's latency encoder; halves of a step are rounded to the even step.
 *
 * @param scale how values are laid out in time
 */
public record Latency(Scale scale) implements Encoding {

    /** The step of the spike of x in a train of T steps. */
    public enum Scale {
        /** round((T − 1)·(1 − x)). */
        LINEAR,
        /** round(T − 1 − ln(a·x + 1)) with a = e^(T − 1) − 1. */
        LOGARITHMIC;

        int step(double value, int steps) {
            double last = steps - 1;
            double time = switch (this) {
                case LINEAR -> last * (1 - value);
                case LOGARITHMIC -> last - StrictMath.log(StrictMath.expm1(last) * value + 1);
            };
            return (int) Math.rint(time);
        }
    }

    /**
     * Returns the trains.
     *
     * @param steps from 1 to 700 by the logarithmic scale, whose a must be a number
     */
    @Override
    public double[][] encode(double[] values, int steps) {
        if (scale == Scale.LOGARITHMIC && steps > 700) {
            throw new IllegalArgumentException(steps + " time steps; the logarithmic scale takes at most 700");
        }
        return Trains.of(values, steps, (value, step) -> scale.step(value, steps) == step ? 1 : 0);
    }
}

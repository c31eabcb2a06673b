package org.axonmark.neurons;

import java.util.List;

/**
 * The LIF neuron whose reset lands one step late, as snnTorch's {@code Leaky}: with R = Θ(U − threshold) of the last step's U, the new U is charged and
 * reset, and S = Θ(U − threshold) after that; both strictly above. The membrane kept is the one before the reset.
 *
 * @param beta share of the membrane left after a step, 0 to 1; 1 − 1/τ in a {@link Lif}'s words
 * @param threshold positive
 * @param reset what the last step's spike does
 */
public record LateResetLif(double beta, double threshold, LateReset reset) implements SteppedNeuron {

    /** What a spike of the last step does to the next charge. */
    public enum LateReset {
        /** U ← β·U + X − R·threshold. */
        SUBTRACT,
        /** U ← β·(1 − R)·U + X. */
        ZERO,
        /** U ← β·U + X. */
        NONE
    }

    /** Checks the numbers. */
    public LateResetLif {
        Parameters.share("beta", beta);
        Parameters.positive("threshold", threshold);
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("membrane", 0));
    }

    @Override
    public double[] step(double[] input, State state) {
        double[] u = state.open(this, input)[0];
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            boolean fired = u[i] > threshold;
            u[i] = switch (reset) {
                case SUBTRACT -> beta * u[i] + input[i] - (fired ? threshold : 0);
                case ZERO -> (fired ? 0 : beta * u[i]) + input[i];
                case NONE -> beta * u[i] + input[i];
            };
            spikes[i] = u[i] > threshold ? 1 : 0;
        }
        return spikes;
    }
}

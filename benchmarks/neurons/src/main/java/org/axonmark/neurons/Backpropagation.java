package org.axonmark.neurons;

import java.util.function.DoubleUnaryOperator;

import org.axonmark.neurons.surrogates.Surrogate;

/**
 * Backpropagation through time of one layer, with a surrogate for the derivative of its step: from ∂L/∂S to ∂L/∂X. With e = ∂L/∂V coming from the next
 * step, ∂L/∂H = ∂L/∂S·g′(H − threshold) + e·(∂V/∂H + ∂V/∂S·g′(H − threshold)), ∂L/∂X = ∂L/∂H·∂H/∂X and e for the step before = ∂L/∂H·∂H/∂V
 * (Neftci, Mostafa and Zenke, "Surrogate Gradient Learning in Spiking Neural Networks", IEEE Signal Processing Magazine 36, 2019).
 *
 * @param neuron what ran
 * @param surrogate of its step
 * @param detachedReset whether ∂V/∂S is left out, as by SpikingJelly's {@code detach_reset} and in STEP
 */
public record Backpropagation(MembraneNeuron neuron, Surrogate surrogate, boolean detachedReset) {

    /**
     * Returns ∂L/∂X of a run from rest, [step][item × neuron].
     *
     * @param input X, [step][item × neuron]
     * @param spikeGradient ∂L/∂S in the same shape
     * @throws IllegalArgumentException if the two differ in shape
     */
    public double[][] inputGradient(double[][] input, double[][] spikeGradient) {
        return gradient(input, spikeGradient, neuron.firing()::spike);
    }

    /** By any S of H: by the surrogate's primitive it is the exact gradient of a smooth layer. */
    double[][] gradient(double[][] input, double[][] spikeGradient, DoubleUnaryOperator forward) {
        int width = Neuron.width(input);
        if (spikeGradient.length != input.length || Neuron.width(spikeGradient) != width) {
            throw new IllegalArgumentException("an input of " + input.length + " × " + width + " and a gradient of another shape");
        }
        double[][] gradient = new double[input.length][width];
        double[] before = new double[input.length];
        double[] charged = new double[input.length];
        double[] spikes = new double[input.length];
        for (int i = 0; i < width; i++) {
            double v = neuron.firing().rest();
            for (int t = 0; t < input.length; t++) {
                before[t] = v;
                charged[t] = neuron.charge(v, input[t][i]);
                spikes[t] = forward.applyAsDouble(charged[t]);
                v = neuron.after(charged[t], spikes[t]);
            }
            double later = 0;
            for (int t = input.length - 1; t >= 0; t--) {
                double slope = surrogate.derivative(charged[t] - neuron.firing().threshold());
                double throughReset = kept(spikes[t]) + (detachedReset ? 0 : lost(charged[t]) * slope);
                double here = spikeGradient[t][i] * slope + later * throughReset;
                gradient[t][i] = here * byInput(charged[t]);
                later = here * byMembrane(before[t], charged[t]);
            }
        }
        return gradient;
    }

    /** ∂V/∂H with the spike held fixed. */
    private double kept(double spike) {
        double kept = neuron.firing().reset() instanceof Reset.Hard ? 1 - spike : 1;
        return kept / scale();
    }

    /** ∂V/∂S with the membrane held fixed. */
    private double lost(double charged) {
        return switch (neuron.firing().reset()) {
            case Reset.Hard(double value) -> value - charged / scale();
            case Reset.Soft _ -> -neuron.firing().threshold() / scale();
            case Reset.None _ -> 0;
        };
    }

    /** What the reset divides membrane and threshold by. */
    private double scale() {
        return neuron instanceof Klif klif && klif.scaledReset() ? klif.k() : 1;
    }

    /** ∂H/∂X. */
    private double byInput(double charged) {
        return switch (neuron) {
            case IntegrateAndFire _ -> 1;
            case Lif lif -> leakyByInput(lif.decay(), lif.tau());
            case Plif plif -> leakyByInput(plif.decay(), plif.tau());
            case Klif klif -> charged > 0 ? klif.k() * leakyByInput(klif.decay(), klif.tau()) : 0;
            case Eif eif -> 1 / eif.tau();
            case Qif qif -> 1 / qif.tau();
        };
    }

    /** ∂H/∂V of the step before. */
    private double byMembrane(double before, double charged) {
        return switch (neuron) {
            case IntegrateAndFire _ -> 1;
            case Lif lif -> 1 - 1 / lif.tau();
            case Plif plif -> 1 - 1 / plif.tau();
            case Klif klif -> charged > 0 ? klif.k() * (1 - 1 / klif.tau()) : 0;
            case Eif eif -> 1 + (StrictMath.exp((before - eif.rheobase()) / eif.sharpness()) - 1) / eif.tau();
            case Qif qif -> 1 + qif.curvature() * (2 * before - qif.rest() - qif.critical()) / qif.tau();
        };
    }

    private static double leakyByInput(Decay decay, double tau) {
        return decay == Decay.MEMBRANE ? 1 : 1 / tau;
    }
}

package org.axonmark.neurons;

/**
 * The parallel spiking neuron: all time steps at once and no reset, S = Θ(W·X + b) with W a matrix from steps to steps (Fang et al., "Parallel Spiking
 * Neurons with High Efficiency and Ability to Learn Long-term Dependencies", NeurIPS 2023). Equality fires.
 */
public final class Psn implements Neuron {

    private final double[][] weights;
    private final double[] bias;

    /**
     * Creates a neuron for sequences of a fixed length.
     *
     * @param weights [step of the spike][step of the input], square
     * @param bias for each step; minus the threshold
     */
    public Psn(double[][] weights, double[] bias) {
        int steps = Neuron.width(weights);
        if (steps != weights.length || bias.length != steps) {
            throw new IllegalArgumentException("weights of " + weights.length + " × " + steps + " and " + bias.length
                    + " biases; give a square matrix and a bias for each row");
        }
        this.weights = new double[steps][];
        for (int t = 0; t < steps; t++) {
            this.weights[t] = weights[t].clone();
        }
        this.bias = bias.clone();
    }

    /**
     * Returns the one that fires as a {@link Lif} without reset does: W[t][s] = gain·(1 − 1/τ)^(t − s) for s ≤ t, with gain 1/τ if the input decays
     * too, else 1; b = −threshold.
     *
     * @param steps length of the sequences, positive
     */
    public static Psn ofLif(double tau, Decay decay, double threshold, int steps) {
        Parameters.timeConstant(tau);
        Parameters.positive("threshold", threshold);
        Parameters.positive("steps", steps);
        double[][] weights = new double[steps][steps];
        double[] bias = new double[steps];
        for (int t = 0; t < steps; t++) {
            double weight = decay == Decay.MEMBRANE ? 1 : 1 / tau;
            for (int s = t; s >= 0; s--) {
                weights[t][s] = weight;
                weight *= 1 - 1 / tau;
            }
            bias[t] = -threshold;
        }
        return new Psn(weights, bias);
    }

    /** Returns the length of the sequences it takes. */
    public int steps() {
        return bias.length;
    }

    /**
     * Runs a layer.
     *
     * @param input currents, [step][item × neuron], of exactly {@link #steps()} rows
     * @return spikes in the same shape
     */
    @Override
    public double[][] run(double[][] input) {
        int width = Neuron.width(input);
        if (input.length != bias.length) {
            throw new IllegalArgumentException(input.length + " time steps for a neuron of " + bias.length);
        }
        double[][] spikes = new double[bias.length][width];
        for (int t = 0; t < bias.length; t++) {
            for (int i = 0; i < width; i++) {
                double h = 0;
                for (int s = 0; s < bias.length; s++) {
                    h += weights[t][s] * input[s][i];
                }
                spikes[t][i] = h + bias[t] >= 0 ? 1 : 0;
            }
        }
        return spikes;
    }
}

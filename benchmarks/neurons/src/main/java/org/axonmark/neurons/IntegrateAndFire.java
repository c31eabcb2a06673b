package org.axonmark.neurons;

/**
 * The IF neuron: H = V + X.
 *
 * @param firing when it fires, and what is left then
 */
public record IntegrateAndFire(Firing firing) implements MembraneNeuron {

    @Override
    public double charge(double v, double x) {
        return v + x;
    }
}

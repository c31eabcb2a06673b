package org.axonmark.circuits.network;

import org.jspecify.annotations.Nullable;

/** A transformer that can be run under a plan and followed backwards; float64, the same to the last bit on every host. */
public final class Transformer {

    private final Weights weights;
    private final Architecture shape;
    private final Graph graph;

    /** Creates a network of weights, which are not copied. */
    public Transformer(Weights weights) {
        this.weights = weights;
        this.shape = weights.shape();
        this.graph = new Graph(shape);
    }

    /** Returns who may read whom. */
    public Graph graph() {
        return graph;
    }

    /** Returns the shape. */
    public Architecture shape() {
        return shape;
    }

    /** Runs plainly. */
    public Run run(Prompts prompts) {
        return run(prompts, new Plan(graph));
    }

    /** Runs under a plan. */
    public Run run(Prompts prompts, Plan plan) {
        return run(prompts, plan, null);
    }

    /**
     * Runs under a plan, taking from an earlier run of the same prompts all that the plans' difference does not reach; the result is the same to the bit.
     * What it reaches follows from graph and plans alone, not from the weights.
     *
     * @param before a run of the same prompts under any plan; null to work everything out
     * @throws IllegalArgumentException if it is of other prompts
     */
    public Run run(Prompts prompts, Plan plan, @Nullable Run before) {
        return new Forward(weights, graph, prompts, plan, before).run();
    }

    /**
     * Follows a run backwards.
     *
     * @param dLogits the gradient at the outputs {@code [prompts · length][outputs]}
     */
    public Gradients backward(Run run, double[] dLogits) {
        return new Backward(weights, graph, run).from(dLogits);
    }
}

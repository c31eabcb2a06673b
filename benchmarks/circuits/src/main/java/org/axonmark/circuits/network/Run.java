package org.axonmark.circuits.network;

import org.jspecify.annotations.Nullable;

/** What happened in one forward pass. Activations are {@code [prompts · length][width]}, row-major. */
public final class Run {

    final Prompts prompts;
    final Plan plan;
    /** What each writer wrote. */
    final double[][] written;
    /** What each reader read, and what its norm made of it. */
    final Normalisation[] read;
    /** The sum of the first writers, by their number; null where no reader asked for it. */
    final double[] @Nullable [] stream;
    /** By the number of the writer; null for what was told what to write. */
    final @Nullable HeadRun[] heads;
    /** By layer; null for what was told what to write. */
    final @Nullable MlpRun[] mlps;
    private double[] logits = new double[0];

    Run(Graph graph, Prompts prompts, Plan plan, int layers) {
        this.prompts = prompts;
        this.plan = plan;
        int writers = graph.writers().size();
        written = new double[writers][];
        read = new Normalisation[graph.readers().size()];
        stream = new double[writers + 1][];
        heads = new HeadRun[writers];
        mlps = new MlpRun[layers];
    }

    void finish(double[] outputs) {
        logits = outputs;
    }

    /** Returns the outputs {@code [prompts · length][outputs]}. */
    public double[] logits() {
        return logits.clone();
    }

    /** Returns the plan that it was run under. */
    public Plan plan() {
        return plan;
    }

    double[] rawLogits() {
        return logits;
    }

    /** Returns what a writer wrote. */
    public double[] written(int writer) {
        return written[writer].clone();
    }

    /** Returns what all writers wrote, as an alternate cache for plans; not to be changed. */
    public double[][] cache() {
        return written.clone();
    }
}

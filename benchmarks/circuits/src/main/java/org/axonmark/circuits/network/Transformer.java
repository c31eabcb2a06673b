package org.axonmark.circuits.network;

import java.util.Objects;

import org.axonmark.circuits.network.Weights.Affine;
import org.axonmark.circuits.network.Weights.Head;
import org.axonmark.circuits.network.Weights.Layer;
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
     * Runs under a plan, taking from a plain run of the same prompts all that the plan does not touch; the result is the same to the bit.
     *
     * @param plain a run under a plan that changes nothing; null to work everything out
     */
    public Run run(Prompts prompts, Plan plan, @Nullable Run plain) {
        Run run = new Run(graph, prompts, plan, shape.layers());
        embed(run);
        boolean same = plain != null && plan.written(0) == null && plan.written(1) == null;
        for (int layer = 0; layer < shape.layers(); layer++) {
            Layer own = weights.layers().get(layer);
            boolean sameAfter = same;
            for (int head = 0; head < shape.heads(); head++) {
                sameAfter &= attend(run, layer, head, own, same ? plain : null);
            }
            sum(run, graph.headWriter(layer, 0), shape.heads());
            same = sameAfter;
            if (shape.hidden() > 0) {
                same = think(run, layer, own, same ? plain : null);
                sum(run, graph.mlpWriter(layer), 1);
            }
        }
        Normalisation last = read(run, graph.out(), weights.outputNorm(), same ? plain : null);
        run.finish(Matrices.product(last.output(), weights.unembedding(), weights.outputBias(), shape.width()));
        return run;
    }

    /**
     * Follows a run backwards.
     *
     * @param dLogits the gradient at the outputs {@code [prompts · length][outputs]}
     */
    public Gradients backward(Run run, double[] dLogits) {
        return new Backward(weights, graph, run).from(dLogits);
    }

    private void embed(Run run) {
        Prompts prompts = run.prompts;
        int width = shape.width();
        double[] embedded = new double[prompts.count() * prompts.length() * width];
        double[] placed = new double[embedded.length];
        if (prompts.length() > shape.positions()) {
            throw new IllegalArgumentException(
                    "prompts of " + prompts.length() + " tokens; the network has " + shape.positions() + " positions");
        }
        for (int p = 0; p < prompts.count(); p++) {
            for (int i = 0; i < prompts.length(); i++) {
                int token = prompts.token(p, i);
                if (token < 0 || token >= shape.tokens()) {
                    throw new IllegalArgumentException("token " + token + " at " + i + " of prompt " + p + "; the vocabulary has 0 to "
                            + (shape.tokens() - 1));
                }
                int at = (p * prompts.length() + i) * width;
                System.arraycopy(weights.embedding(), token * width, embedded, at, width);
                System.arraycopy(weights.positions(), i * width, placed, at, width);
            }
        }
        run.written[0] = told(run, 0, embedded);
        run.written[1] = told(run, 1, placed);
        run.stream[2] = Matrices.sum(run.written[0], run.written[1]);
    }

    /** Returns what the plan has a writer write, else what it would write by itself. */
    private static double[] told(Run run, int writer, double[] own) {
        double[] told = run.plan.written(writer);
        if (told != null && told.length != own.length) {
            throw new IllegalArgumentException(
                    "a plan writes " + told.length + " numbers for writer " + writer + "; these prompts take " + own.length);
        }
        return told == null ? own : told;
    }

    /** Works a head out; tells whether it wrote what it wrote in the plain run. */
    private boolean attend(Run run, int layer, int head, Layer own, @Nullable Run plain) {
        int writer = graph.headWriter(layer, head);
        int reader = graph.headReader(layer, head);
        int length = run.prompts.length();
        int width = shape.width();
        Head numbers = own.heads().get(head);
        HeadRun before = plain == null ? null : plain.heads[writer];
        double[] told = run.plan.written(writer);
        boolean[] kept = new boolean[Graph.PORTS];
        for (int port = 0; port < Graph.PORTS; port++) {
            read(run, reader + port, own.attentionNorm(), plain);
            kept[port] = before != null && run.plan.shares(reader + port) == null;
        }
        if (told != null) {
            run.written[writer] = told(run, writer, new double[run.prompts.count() * length * width]);
            return false;
        }
        if (before != null && kept[0] && kept[1] && kept[2]) {
            run.heads[writer] = before;
            run.written[writer] = before.output();
            return true;
        }
        double[] query = before != null && kept[0] ? before.query()
                : Matrices.product(run.read[reader].output(), numbers.query(), numbers.queryBias(), width);
        double[] key = before != null && kept[1] ? before.key()
                : Matrices.product(run.read[reader + 1].output(), numbers.key(), numbers.keyBias(), width);
        double[] value = before != null && kept[2] ? before.value()
                : Matrices.product(run.read[reader + 2].output(), numbers.value(), numbers.valueBias(), width);
        double[] pattern = before != null && kept[0] && kept[1] ? before.pattern()
                : HeadRun.pattern(query, key, shape.headWidth(), length, shape.causal());
        HeadRun now = HeadRun.of(query, key, value, pattern, numbers, length);
        run.heads[writer] = now;
        run.written[writer] = now.output();
        return false;
    }

    /** Works an MLP out; tells whether it wrote what it wrote in the plain run. */
    private boolean think(Run run, int layer, Layer own, @Nullable Run plain) {
        int writer = graph.mlpWriter(layer);
        int reader = graph.mlpReader(layer);
        Normalisation input = read(run, reader, own.mlpNorm(), plain);
        double[] told = run.plan.written(writer);
        if (told != null) {
            run.written[writer] = told(run, writer, input.output());
            return false;
        }
        boolean same = plain != null && run.plan.shares(reader) == null;
        MlpRun now = same ? Objects.requireNonNull(Objects.requireNonNull(plain).mlps[layer])
                : MlpRun.of(input.output(), own.mlp(), shape.activation());
        run.mlps[layer] = now;
        run.written[writer] = now.output();
        return same;
    }

    /** Works out what a reader reads: the stream so far, or under a plan each writer by itself, in the same order. */
    private Normalisation read(Run run, int reader, Affine affine, @Nullable Run plain) {
        double[] shares = run.plan.shares(reader);
        if (shares == null && plain != null) {
            run.read[reader] = plain.read[reader];
            return run.read[reader];
        }
        double[] input = run.stream[graph.readable(reader)];
        if (shares != null) {
            input = mixed(run, shares, 0);
            for (int writer = 1; writer < graph.readable(reader); writer++) {
                Matrices.add(input, mixed(run, shares, writer));
            }
        }
        run.read[reader] = Normalisation.of(input, shape.norm(), affine);
        return run.read[reader];
    }

    private static double[] mixed(Run run, double[] shares, int writer) {
        double alpha = shares[writer];
        double[] own = run.written[writer];
        if (alpha == 0) {
            return own.clone();
        }
        double[] other = run.plan.alternate(writer);
        if (other.length != own.length) {
            throw new IllegalArgumentException(
                    "the alternate cache is of " + other.length + " numbers a writer; these prompts take " + own.length);
        }
        double[] mixed = other.clone();
        if (alpha != 1) {
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] = (1 - alpha) * own[i] + alpha * other[i];
            }
        }
        return mixed;
    }

    /** Adds the next writers to the stream. */
    private static void sum(Run run, int first, int count) {
        double[] stream = run.stream[first].clone();
        for (int writer = first; writer < first + count; writer++) {
            Matrices.add(stream, run.written[writer]);
        }
        run.stream[first + count] = stream;
    }
}

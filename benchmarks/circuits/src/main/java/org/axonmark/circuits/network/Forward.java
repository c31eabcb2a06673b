package org.axonmark.circuits.network;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

import org.axonmark.circuits.network.Weights.Affine;
import org.axonmark.circuits.network.Weights.Head;
import org.axonmark.circuits.network.Weights.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a network from its beginning. Beside an earlier run of the same prompts, a reader that is given the same and a writer whose readers
 * are given the same are taken from it.
 */
final class Forward {

    private final Weights weights;
    private final Architecture shape;
    private final Graph graph;
    private final Run run;
    private final Prompts prompts;
    private final Plan plan;
    private final @Nullable Run before;
    /** By writer: whether it writes what it wrote in the earlier run. */
    private final boolean[] same;
    /** The reader, of those before the same norm, that was the last to read the stream as it is. */
    private int lastPlain;

    Forward(Weights weights, Graph graph, Prompts prompts, Plan plan, @Nullable Run before) {
        if (before != null && !before.prompts.equals(prompts)) {
            throw new IllegalArgumentException("a run to take from is of other prompts");
        }
        this.weights = weights;
        this.shape = weights.shape();
        this.graph = graph;
        this.prompts = prompts;
        this.plan = plan;
        this.before = before;
        this.run = new Run(graph, prompts, plan, shape.layers());
        this.same = new boolean[graph.writers().size()];
    }

    Run run() {
        if (prompts.length() > shape.positions()) {
            throw new IllegalArgumentException(
                    "prompts of " + prompts.length() + " tokens; the network has " + shape.positions() + " positions");
        }
        embed(0);
        embed(1);
        for (int layer = 0; layer < shape.layers(); layer++) {
            Layer own = weights.layers().get(layer);
            attend(layer, own);
            lastPlain = -1;
            if (shape.hidden() > 0) {
                think(layer, own);
            }
        }
        lastPlain = -1;
        boolean unchanged = read(graph.out(), weights.outputNorm());
        run.finish(before != null && unchanged ? before.rawLogits()
                : Matrices.product(run.read[graph.out()].output(), weights.unembedding(), weights.outputBias(), shape.width()));
        return run;
    }

    /** Writes a token's vector, or a position's. */
    private void embed(int writer) {
        if (taken(writer) || told(writer)) {
            return;
        }
        if (before != null && before.plan.written(writer) == null) {
            run.written[writer] = before.written[writer];
            same[writer] = true;
            return;
        }
        int width = shape.width();
        double[] own = new double[prompts.count() * prompts.length() * width];
        for (int p = 0; p < prompts.count(); p++) {
            for (int i = 0; i < prompts.length(); i++) {
                int token = prompts.token(p, i);
                if (token < 0 || token >= shape.tokens()) {
                    throw new IllegalArgumentException("token " + token + " at " + i + " of prompt " + p + "; the vocabulary has 0 to "
                            + (shape.tokens() - 1));
                }
                double[] from = writer == 0 ? weights.embedding() : weights.positions();
                System.arraycopy(from, (writer == 0 ? token : i) * width, own, (p * prompts.length() + i) * width, width);
            }
        }
        run.written[writer] = own;
    }

    /** Has a writer write what the plan says, if it says so. */
    private boolean told(int writer) {
        double[] told = plan.written(writer);
        if (told == null) {
            return false;
        }
        int size = prompts.count() * prompts.length() * shape.width();
        if (told.length != size) {
            throw new IllegalArgumentException(
                    "a plan writes " + told.length + " numbers for writer " + writer + "; these prompts take " + size);
        }
        run.written[writer] = told;
        return true;
    }

    /** Takes over what both plans have a writer write. */
    private boolean taken(int writer) {
        double[] told = plan.written(writer);
        if (before == null || told == null || !Arrays.equals(told, before.plan.written(writer))) {
            return false;
        }
        run.written[writer] = told;
        same[writer] = true;
        return true;
    }

    private void attend(int layer, Layer own) {
        int first = graph.headReader(layer, 0);
        boolean[] unchanged = new boolean[Graph.PORTS * shape.heads()];
        boolean alike = before == null;
        lastPlain = -1;
        for (int i = 0; i < unchanged.length; i++) {
            unchanged[i] = read(first + i, own.attentionNorm());
            alike &= plan.shares(first + i) == null;
        }
        double[] @Nullable [] projected = alike ? projected(run.read[first].output(), own) : new double[unchanged.length][];
        for (int head = 0; head < shape.heads(); head++) {
            attend(graph.headWriter(layer, head), own.heads().get(head), Graph.PORTS * head, first, unchanged, projected);
        }
    }

    /** Returns queries, keys and values of all heads, which read alike. */
    private double[][] projected(double[] input, Layer own) {
        double[][] matrices =
                own.heads().stream().flatMap(head -> Stream.of(head.query(), head.key(), head.value())).toArray(double[][]::new);
        double[][] biases =
                own.heads().stream().flatMap(head -> Stream.of(head.queryBias(), head.keyBias(), head.valueBias()))
                        .toArray(double[][]::new);
        return Matrices.products(input, matrices, biases, shape.width());
    }

    /**
     * Works a head out.
     *
     * @param query the number of its query in the layer; its key and value follow
     * @param first the layer's first reader
     * @param unchanged by number in the layer: whether it is what was read in the earlier run
     * @param projected by number in the layer: queries, keys and values as far as they are known
     */
    private void attend(int writer, Head numbers, int query, int first, boolean[] unchanged, double[] @Nullable [] projected) {
        if (taken(writer) || told(writer)) {
            return;
        }
        HeadRun kept = before == null ? null : before.heads[writer];
        boolean scores = kept != null && unchanged[query] && unchanged[query + 1];
        if (kept != null && scores && unchanged[query + 2]) {
            run.heads[writer] = kept;
            run.written[writer] = kept.output();
            same[writer] = true;
            return;
        }
        if (kept != null) {
            projected[query] = unchanged[query] ? kept.query() : null;
            projected[query + 1] = unchanged[query + 1] ? kept.key() : null;
            projected[query + 2] = unchanged[query + 2] ? kept.value() : null;
        }
        double[] queries = projected(projected[query], first + query, numbers.query(), numbers.queryBias());
        double[] keys = projected(projected[query + 1], first + query + 1, numbers.key(), numbers.keyBias());
        double[] values = projected(projected[query + 2], first + query + 2, numbers.value(), numbers.valueBias());
        double[] pattern = kept != null && scores ? kept.pattern()
                : HeadRun.pattern(queries, keys, shape.headWidth(), prompts.length(), shape.causal());
        HeadRun now = HeadRun.of(queries, keys, values, pattern, numbers, prompts.length());
        run.heads[writer] = now;
        run.written[writer] = now.output();
    }

    /** Returns what is known, or works it out. */
    private double[] projected(double @Nullable [] known, int reader, double[] matrix, double[] bias) {
        return known == null ? Matrices.product(run.read[reader].output(), matrix, bias, shape.width()) : known;
    }

    private void think(int layer, Layer own) {
        int writer = graph.mlpWriter(layer);
        int reader = graph.mlpReader(layer);
        boolean unchanged = read(reader, own.mlpNorm());
        if (taken(writer) || told(writer)) {
            return;
        }
        MlpRun kept = before == null ? null : before.mlps[layer];
        same[writer] = kept != null && unchanged;
        MlpRun now = kept != null && unchanged ? kept : MlpRun.of(run.read[reader].output(), own.mlp(), shape.activation());
        run.mlps[layer] = now;
        run.written[writer] = now.output();
    }

    /** Works out what a reader reads; tells whether it is what it read in the earlier run. */
    private boolean read(int reader, Affine affine) {
        int readable = graph.readable(reader);
        if (before != null && plan.readsTheSame(reader, readable, before.plan, same)) {
            run.read[reader] = before.read[reader];
            return true;
        }
        double[] shares = plan.shares(reader);
        if (shares == null && lastPlain >= 0) {
            run.read[reader] = run.read[lastPlain];
            return false;
        }
        run.read[reader] = Normalisation.of(shares == null ? stream(readable) : mixed(shares, readable), shape.norm(), affine);
        lastPlain = shares == null ? reader : lastPlain;
        return false;
    }

    /** Returns the sum of the first writers. */
    private double[] stream(int writers) {
        double[] kept = run.stream[writers];
        if (kept != null) {
            return kept;
        }
        int begun = begun(writers);
        double[] sum = sum(begun);
        for (int writer = begun; writer < writers; writer++) {
            Matrices.add(sum, run.written[writer]);
        }
        run.stream[writers] = sum;
        return sum;
    }

    /** Returns of how many writers, at most, there is a sum to go on from. */
    private int begun(int most) {
        for (int writers = most; writers > 0; writers--) {
            if (run.stream[writers] == null && before != null && before.stream[writers] != null && allSame(writers)) {
                run.stream[writers] = before.stream[writers];
            }
            if (run.stream[writers] != null) {
                return writers;
            }
        }
        return 0;
    }

    /** Returns a copy of the sum of the first writers, which is there; of none, what changes nothing that it is added to, not even the sign of a zero. */
    private double[] sum(int writers) {
        if (writers > 0) {
            return Objects.requireNonNull(run.stream[writers]).clone();
        }
        double[] none = new double[run.written[0].length];
        Arrays.fill(none, -0.0);
        return none;
    }

    private boolean allSame(int writers) {
        for (int writer = 0; writer < writers; writer++) {
            if (!same[writer]) {
                return false;
            }
        }
        return true;
    }

    /** Mixes writer by writer, in the order in which the stream adds them up; those before the first share are a stream. */
    private double[] mixed(double[] shares, int readable) {
        int first = 0;
        while (first < readable && shares[first] == 0) {
            first++;
        }
        int begun = begun(first);
        double[] sum = sum(begun);
        for (int writer = begun; writer < readable; writer++) {
            add(sum, shares[writer], writer);
        }
        return sum;
    }

    private void add(double[] sum, double share, int writer) {
        double[] own = run.written[writer];
        double[] other = share == 0 ? own : plan.alternate(writer);
        if (other.length != own.length) {
            throw new IllegalArgumentException(
                    "the alternate cache is of " + other.length + " numbers a writer; these prompts take " + own.length);
        }
        if (share == 0 || share == 1) {
            Matrices.add(sum, other);
        } else {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (1 - share) * own[i] + share * other[i];
            }
        }
    }
}

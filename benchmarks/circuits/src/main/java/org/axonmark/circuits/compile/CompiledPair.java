package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.network.Weights.Head;
import org.axonmark.circuits.network.Weights.Layer;
import org.axonmark.circuits.network.Weights.Mlp;
import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.ValueSets;
import org.axonmark.results.statistics.HmacStream;

/**
 * A disguised network that does what two programs say at once. Parts that are one object in both are worked out once and serve both; the outputs of
 * the second program stand behind those of the first.
 */
public final class CompiledPair {

    private final Compiled open;
    private final int[][] slots;
    private final byte[] key;
    private final String item;
    private final Transformer network;
    private final Compiled first;
    private final Compiled second;

    private CompiledPair(Compiled open, ValueSets values, Program second, int[][] slots, byte[] key, String item) {
        this.open = open;
        this.slots = slots;
        this.key = key.clone();
        this.item = item;
        Weights hidden = Disguise.hide(open, open.weights(), slots, key, item);
        this.network = new Transformer(hidden);
        int own = values.of(open.program().output()).size();
        this.first = of(open.program(), values, hidden, 0, own);
        this.second = of(second, values, hidden, own, open.weights().shape().outputs());
    }

    /**
     * Compiles two programs into one network and disguises it.
     *
     * @param first a program of categorical output
     * @param second another one, of the same vocabulary, length and inputs
     * @param heads fewest heads of the whole network
     * @param key decides the disguise; secret for a round
     * @param item which network of the round
     * @throws org.axonmark.circuits.rasp.RaspException if they cannot be compiled
     */
    public static CompiledPair compile(Program first, Program second, int heads, byte[] key, String item) {
        ValueSets values = ValueSets.of(first);
        values.visit(second.output());
        Schedule plain = Schedule.of(values);
        int layers = plain.layers().size();
        int each = Math.max(plain.heads() + 1, (heads + layers - 1) / layers);
        Schedule schedule = Decoys.add(values, plain, each, HmacStream.of(key, Disguise.VERSION, item, "decoys"));
        Compiled open = Compiler.assemble(first, List.of(first.output(), second.output()), values, schedule, Unit.EXACT);
        return new CompiledPair(open, values, second, Disguise.slots(layers, each, key, item), key, item);
    }

    private Compiled of(Program program, ValueSets values, Weights hidden, int from, int to) {
        Set<Edge> wired = Disguise.moved(open, Wiring.of(reading(open.weights(), from, to)), slots);
        Weights own = reading(hidden, from, to);
        return new Compiled(program, new Codec(program, values.of(program.output())), own, new Transformer(own), wired);
    }

    /** Returns weights of which only some outputs are left. */
    private static Weights reading(Weights weights, int from, int to) {
        int width = weights.shape().width();
        int outputs = weights.shape().outputs();
        double[] unembedding = new double[width * (to - from)];
        for (int d = 0; d < width; d++) {
            System.arraycopy(weights.unembedding(), d * outputs + from, unembedding, d * (to - from), to - from);
        }
        Architecture all = weights.shape();
        Architecture shape =
                new Architecture(all.layers(), all.heads(), width, all.headWidth(), all.hidden(), all.tokens(), all.positions(),
                        to - from, all.causal(), all.norm(), all.activation());
        return new Weights(shape, weights.embedding(), weights.positions(), weights.layers(), unembedding,
                new double[to - from], weights.outputNorm());
    }

    /** Returns the network, whose outputs are those of both programs. */
    public Transformer network() {
        return network;
    }

    /** Returns the network with the first program's outputs alone, and what is wired on a path to them. */
    public Compiled first() {
        return first;
    }

    /** Returns the network with the second program's outputs alone, and what is wired on a path to them. */
    public Compiled second() {
        return second;
    }

    /** Returns the network damaged and disguised: each node in its place, the stream's basis the same. */
    public Transformer damaged(List<? extends Damage> damages) {
        return new Transformer(Disguise.hide(open, worse(damages), slots, key, item));
    }

    /** Returns a network that does what the damaged one does, with heads in other slots; quicker to make. */
    public Transformer damagedOpen(List<? extends Damage> damages) {
        return new Transformer(worse(damages));
    }

    private Weights worse(List<? extends Damage> damages) {
        Weights weights = open.weights();
        Graph graph = network.graph();
        for (Damage damage : damages) {
            String reader = Disguise.origin(graph.readers().get(damage.edge().reader()), slots);
            int[] rows = written(Disguise.origin(graph.writers().get(damage.edge().writer()), slots));
            weights = switch (damage) {
                case Damage.Strength(_, double factor) -> read(weights, reader, (matrix, columns) -> {
                    for (int row : rows) {
                        for (int k = 0; k < columns; k++) {
                            matrix[row * columns + k] *= factor;
                        }
                    }
                });
                case Damage.Crosstalk(_, int like) -> {
                    int[] others = written(Disguise.origin(graph.writers().get(like), slots));
                    yield read(weights, reader, (matrix, columns) -> {
                        for (int i = 0; i < rows.length; i++) {
                            System.arraycopy(matrix, others[i % others.length] * columns, matrix, rows[i] * columns, columns);
                        }
                    });
                }
            };
        }
        return weights;
    }

    /** Returns the coordinates that a writer writes. */
    private int[] written(String writer) {
        Weights weights = open.weights();
        int width = weights.shape().width();
        double[] rows = switch (writer) {
            case "embed" -> weights.embedding();
            case "pos" -> weights.positions();
            default -> writer.startsWith("m") ? weights.layers().get(Integer.parseInt(writer.substring(1))).mlp().out()
                    : head(weights, writer).output();
        };
        return IntStream.range(0, rows.length).filter(i -> rows[i] != 0).map(i -> i % width).distinct().sorted().toArray();
    }

    private static Head head(Weights weights, String name) {
        String[] parts = name.substring(1).split("\\.");
        return weights.layers().get(Integer.parseInt(parts[0])).heads().get(Integer.parseInt(parts[1]));
    }

    /** Changes a matrix {@code [width][columns]} in place. */
    private interface Change {
        void change(double[] matrix, int columns);
    }

    /** Returns weights in which what a head's port or an MLP reads with is changed. */
    private static Weights read(Weights weights, String reader, Change change) {
        List<Layer> layers = new ArrayList<>(weights.layers());
        String[] parts = reader.substring(1).split("\\.");
        int number = Integer.parseInt(parts[0]);
        Layer layer = layers.get(number);
        if (reader.startsWith("m")) {
            double[] in = changed(layer.mlp().in(), weights.shape().hidden(), change);
            layers.set(number, new Layer(layer.heads(), new Mlp(in, layer.mlp().inBias(), layer.mlp().out(), layer.mlp().outBias()),
                    layer.attentionNorm(), layer.mlpNorm()));
        } else {
            List<Head> heads = new ArrayList<>(layer.heads());
            int at = Integer.parseInt(parts[1]);
            int columns = weights.shape().headWidth();
            Head old = heads.get(at);
            heads.set(at, new Head("q".equals(parts[2]) ? changed(old.query(), columns, change) : old.query(),
                    "k".equals(parts[2]) ? changed(old.key(), columns, change) : old.key(),
                    "v".equals(parts[2]) ? changed(old.value(), columns, change) : old.value(),
                    old.queryBias(), old.keyBias(), old.valueBias(), old.output()));
            layers.set(number, new Layer(heads, layer.mlp(), layer.attentionNorm(), layer.mlpNorm()));
        }
        return new Weights(weights.shape(), weights.embedding(), weights.positions(), layers, weights.unembedding(), weights.outputBias(),
                weights.outputNorm());
    }

    private static double[] changed(double[] matrix, int columns, Change change) {
        double[] own = matrix.clone();
        change.change(own, columns);
        return own;
    }
}

package org.axonmark.spiking.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.GraphProbe;
import org.axonmark.spi.IntTensor;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.Entries;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.count.ProductCounts;
import org.axonmark.spiking.count.Sparsity;

/** Counts what a graph does for one item after the other, from values that a probe hands out. What the probe says is checked against the graph. */
public final class GraphMeter {

    /**
     * Operations entry by entry that one entry of the stimulus, or one product's output that cost a pair of active entries, explains: bias,
     * normalisation, charge, decay, threshold and reset of any neuron of the library take fewer.
     */
    static final int NEURON_WORK = 16;

    private static final int SURVEYED_AT_ONCE = 64;

    /** Entries that counting one product may take in hand: a graph of a few bytes may broadcast without end. */
    private static final double MOST_EFFORT = 1 << 26;

    private final Graph graph;
    private final GraphProbe probe;
    private final Taps taps;
    private final Call.Role first;
    private final Steps steps;
    private final Map<String, int[]> shapes = new HashMap<>();
    private final Map<String, Histogram> weights = new LinkedHashMap<>();
    private final List<Counted> counted = new ArrayList<>();
    /** Where activations are read, and whether each entry is a neuron's update. */
    private final Map<String, Boolean> activations = new LinkedHashMap<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final long pointwise;

    /** What one item was answered with. */
    public record Item(FloatTensor output, Measured measured) {}

    private GraphMeter(Graph graph, GraphProbe probe, Taps taps, Call.Role first, FloatTensor stimulus) throws Exception {
        this.graph = graph;
        this.probe = probe;
        this.taps = taps;
        this.first = first;
        survey(stimulus);
        Map<String, String> titles = new HashMap<>();
        Map<List<Object>, Layer.Weights> prepared = new HashMap<>();
        for (Node node : graph.following()) {
            switch (Operators.of(node.operator())) {
                case PRODUCT -> counted.add(layer(Products.of(node, graph), stimulus, titles, prepared));
                case RECURRENT -> counted.add(recurrent(node, stimulus));
                default -> {
                    // No product.
                }
            }
        }
        readActivations();
        steps = Steps.of(counted, shapes);
        Work work = new Work(graph, shapes);
        pointwise = work.pointwise();
        plan();
    }

    /**
     * Returns the graph to have served, from which a meter can read.
     *
     * @throws UncountableException if the graph's work cannot be told
     */
    public static byte[] tapped(Graph graph) throws UncountableException {
        if (!graph.refusal().isEmpty()) {
            throw new UncountableException(graph.refusal());
        }
        return taps(graph).bytes();
    }

    /**
     * Creates a meter.
     *
     * @param probe serves {@link #tapped}
     * @param first what the graph's first layers read
     * @param stimulus any one, in the graph's form
     * @throws UncountableException if the graph's work cannot be told
     * @throws Exception if the probe cannot run the graph
     */
    public static GraphMeter of(Graph graph, GraphProbe probe, Call.Role first, FloatTensor stimulus) throws Exception {
        return new GraphMeter(graph, probe, taps(graph), first, stimulus);
    }

    static Taps taps(Graph graph) {
        Set<String> values = new LinkedHashSet<>(List.of(graph.output()));
        values.addAll(seen(graph));
        return new Taps(graph, values);
    }

    /** Returns all values that operators which follow the stimulus read or write, and what weights among them are copies of. */
    private static Set<String> seen(Graph graph) {
        Set<String> values = new LinkedHashSet<>();
        for (Node node : graph.following()) {
            values.addAll(node.outputs());
            values.addAll(node.inputs());
            node.inputs().forEach(input -> values.add(graph.origin(input)));
        }
        values.remove("");
        return values;
    }

    /** Asks for the shapes of all values that operators which follow the stimulus read or write. */
    private void survey(FloatTensor stimulus) throws Exception {
        Set<String> values = new LinkedHashSet<>(List.of(graph.output()));
        values.addAll(seen(graph));
        List<String> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += SURVEYED_AT_ONCE) {
            List<String> names = all.subList(from, Math.min(all.size(), from + SURVEYED_AT_ONCE));
            List<IntTensor> answered = probe.shapes(stimulus, names.stream().map(taps::output).toList());
            for (int i = 0; i < names.size(); i++) {
                shapes.put(names.get(i), answered.get(i).values());
            }
        }
    }

    private Layer layer(Product product, FloatTensor stimulus, Map<String, String> titles, Map<List<Object>, Layer.Weights> prepared)
            throws Exception {
        if (product.effort(shape(product.left()), shape(product.right())) > MOST_EFFORT) {
            throw new UncountableException(title(product) + ": too large to be counted");
        }
        float leftZero = zero(product, product.leftZero(), stimulus);
        float rightZero = zero(product, product.rightZero(), stimulus);
        String title = product.node().title();
        Call.Form form = form(product);
        if (product.ofActivations()) {
            return new Layer(product, title, Call.Role.ATTENTION, form, leftZero, rightZero, Optional.empty());
        }
        // A layer that is called once a step is looked at once.
        int[] shape = shape(product.left());
        List<Object> same = List.of(product.right(), rightZero, product.swapped(), product.node().operator(), product.node().attributes(),
                Arrays.stream(shape).boxed().toList());
        Layer.Weights known = prepared.get(same);
        if (known == null) {
            FloatTensor right = Layer.less(constant(product.right(), stimulus), rightZero);
            known = new Layer.Weights(weights.computeIfAbsent(product.right(), name -> Histogram.of(right.values())),
                    product.against(shape, right));
            prepared.put(same, known);
        }
        return new Layer(product, titles.computeIfAbsent(product.right(), name -> title),
                graph.isBehindProduct(product.left()) ? Call.Role.INNER_LAYER : first, form, leftZero, rightZero, Optional.of(known));
    }

    private Call.Form form(Product product) throws UncountableException {
        long outputs = entries(product.node().outputs().getFirst());
        if (!Products.isConvolution(product.node())) {
            return Call.Form.plain(outputs);
        }
        int[] kernel = shape(product.right());
        return new Call.Form(outputs, Arrays.stream(kernel, 2, kernel.length).asLongStream().reduce(1, Math::multiplyExact),
                shape(product.left())[0]);
    }

    private Recurrent recurrent(Node node, FloatTensor stimulus) throws Exception {
        Map<String, FloatTensor> constants = new HashMap<>();
        for (String name : Recurrent.constants(node, graph)) {
            constants.put(name, constant(name, stimulus));
        }
        Recurrent recurrent = new Recurrent(node, graph, graph.isBehindProduct(node.input(0)) ? Call.Role.INNER_LAYER : first,
                shape(node.input(0)), constants);
        weights.putAll(recurrent.weights());
        return recurrent;
    }

    /** Returns what stands for 0 in an operand. */
    private float zero(Product product, Optional<String> name, FloatTensor stimulus) throws Exception {
        if (name.isEmpty()) {
            return 0;
        }
        float[] values = constant(name.get(), stimulus).values();
        if (!isOneNumber(values)) {
            throw new UncountableException(title(product) + ": zero points of several values");
        }
        return values[0];
    }

    private static String title(Product product) {
        return "node " + product.node().place() + ", operator '" + product.node().operator() + "'";
    }

    private int[] shape(String value) {
        return Objects.requireNonNull(shapes.get(value), value);
    }

    private FloatTensor constant(String name, FloatTensor stimulus) throws Exception {
        return probe.values(stimulus, List.of(taps.output(name))).getFirst();
    }

    private static boolean isOneNumber(float[] values) {
        for (float value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return values.length > 0;
    }

    /** Parts the values that change from item to item into calls of a bounded size. */
    private void plan() throws UncountableException {
        Set<String> values = new LinkedHashSet<>(List.of(graph.output()));
        counted.forEach(each -> values.addAll(each.operands()));
        values.addAll(activations.keySet());
        values.remove(graph.input());
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (String value : values) {
            bytes.put(value, 4 * entries(value));
        }
        asked.addAll(Parts.of(bytes));
    }

    /** An activation, or a comparison as 0 and 1, that is a product's operand in whatever order is read there. */
    private void readActivations() {
        Map<String, Node> makers = new HashMap<>();
        graph.following().forEach(node -> makers.put(node.outputs().getFirst(), node));
        Map<String, String> rearranged = new HashMap<>();
        Map<String, String> numbers = new HashMap<>();
        for (Counted each : counted) {
            for (String operand : each.operands()) {
                String value = operand;
                Node maker = makers.get(value);
                while (maker != null && Operators.REARRANGING.contains(maker.operator())) {
                    value = maker.input(0);
                    maker = makers.get(value);
                }
                rearranged.put(value, operand);
                if (maker != null && maker.operator().equals("Cast")) {
                    numbers.put(maker.input(0), operand);
                }
            }
        }
        for (Node node : graph.following()) {
            String output = node.outputs().getFirst();
            boolean fires = Operators.FIRING.contains(node.operator());
            boolean recurrent = Operators.of(node.operator()) == Operators.Treatment.RECURRENT;
            if (fires || recurrent || Operators.ACTIVATING.contains(node.operator())) {
                String there = rearranged.getOrDefault(output, output);
                activations.put(Operators.COMPARING.contains(node.operator()) ? numbers.getOrDefault(output, there) : there, fires);
            }
        }
    }

    private long entries(String value) throws UncountableException {
        return Work.entries(shapes, value);
    }

    /**
     * Counts one item.
     *
     * @param stimulus one item in the graph's form
     * @throws UncountableException if a value has another shape than for other items
     * @throws Exception if the probe cannot run the graph
     */
    public Item measure(FloatTensor stimulus) throws Exception {
        Map<String, FloatTensor> values = new HashMap<>();
        values.put(graph.input(), stimulus);
        for (List<String> part : asked) {
            List<FloatTensor> answered = probe.values(stimulus, part.stream().map(taps::output).toList());
            for (int i = 0; i < part.size(); i++) {
                if (!Arrays.equals(answered.get(i).shape(), shapes.get(part.get(i)))) {
                    throw new UncountableException("a value has another shape for another stimulus");
                }
                values.put(part.get(i), answered.get(i));
            }
        }
        List<Call> calls = new ArrayList<>();
        Map<String, Long> silent = new HashMap<>();
        double explained = stimulus.count();
        for (Counted each : counted) {
            for (Call call : each.count(values)) {
                calls.add(call);
                explained += Math.min(call.counts().both(), call.form().outputs());
                if (each instanceof Layer layer && layer.leftZero() == 0) {
                    silent.put(layer.product().left(), call.left().zeros());
                }
            }
        }
        long excess = Math.max(0, pointwise - (long) (NEURON_WORK * explained));
        long[] neurons = neurons(values, silent);
        long[] changes = steps.changes(values);
        return new Item(required(values, graph.output()),
                new Measured(calls, pointwise, excess, neurons[0], neurons[1], neurons[2],
                        neurons[3], changes[0], changes[1]));
    }

    /**
     * Returns updates, spikes, activations and silent ones.
     *
     * @param silent how many entries of a value are 0, of those that were looked at before
     */
    private long[] neurons(Map<String, FloatTensor> values, Map<String, Long> silent) {
        long[] sums = new long[4];
        activations.forEach((name, fires) -> {
            float[] outputs = required(values, name).values();
            Long known = silent.get(name);
            long zeros = known != null ? known : outputs.length - Entries.active(outputs, 0, outputs.length);
            if (fires) {
                sums[0] += outputs.length;
                sums[1] += outputs.length - zeros;
            }
            sums[2] += outputs.length;
            sums[3] += zeros;
        });
        return sums;
    }

    private static FloatTensor required(Map<String, FloatTensor> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** Returns the share of weights of products that are 0, constants folded first; biases are none. */
    public double connectionSparsity() {
        return Sparsity.of(List.copyOf(weights.values()));
    }

    /** Returns the time steps that the graph takes inside, as far as its products show them; 1 if they show none. */
    public int steps() {
        return steps.steps();
    }
}

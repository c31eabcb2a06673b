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

    /** Bytes of values asked for at once. */
    private static final long AT_ONCE = 32L << 20;

    private static final int SURVEYED_AT_ONCE = 64;

    /** Entries that counting one product may take in hand: a graph of a few bytes may broadcast without end. */
    private static final double MOST_EFFORT = 1 << 26;

    private final Graph graph;
    private final GraphProbe probe;
    private final Taps taps;
    private final Call.Role first;
    private final Steps steps;
    private final List<Product> products;
    private final Map<String, int[]> shapes = new HashMap<>();
    private final Map<String, FloatTensor> constants = new HashMap<>();
    private final Map<String, Histogram> weights = new LinkedHashMap<>();
    private final List<Layer> layers = new ArrayList<>();
    /** Where activations are read, and whether each entry is a neuron's update. */
    private final Map<String, Boolean> activations = new LinkedHashMap<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final long pointwise;
    private final long contracted;

    /**
     * What is known of a product before any item comes.
     *
     * @param product it
     * @param title of its layer: calls with the same weights are of one
     * @param role where it stands
     * @param output entries of its output
     * @param weights what it multiplies by, if that is the same for all items
     */
    private record Layer(Product product, String title, Call.Role role, long output, Optional<Weights> weights) {}

    /** Weights, looked at once. */
    private record Weights(Histogram histogram, Product.Prepared prepared) {}

    /** What one item was answered with. */
    public record Item(FloatTensor output, Measured measured) {}

    private GraphMeter(Graph graph, GraphProbe probe, Taps taps, Call.Role first, FloatTensor stimulus) throws Exception {
        this.graph = graph;
        this.probe = probe;
        this.taps = taps;
        this.first = first;
        this.products = products(graph);
        survey(stimulus);
        Map<String, String> titles = new HashMap<>();
        Map<List<Object>, Weights> prepared = new HashMap<>();
        for (Product product : products) {
            fetch(product, stimulus);
            layers.add(layer(product, titles, prepared));
        }
        readActivations();
        steps = Steps.of(products, shapes);
        Work work = new Work(graph, shapes);
        pointwise = work.pointwise();
        contracted = work.contracted();
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

    private static Taps taps(Graph graph) {
        Set<String> values = new LinkedHashSet<>(List.of(graph.output()));
        graph.following().forEach(node -> {
            values.addAll(node.inputs());
            values.addAll(node.outputs());
        });
        products(graph).forEach(product -> values.add(product.right()));
        values.remove("");
        return new Taps(graph, values);
    }

    private static List<Product> products(Graph graph) {
        return graph.following().stream().filter(node -> Operators.of(node.operator()) == Operators.Treatment.PRODUCT)
                .map(node -> Products.of(node, graph)).toList();
    }

    /** Asks for the shapes of all values that operators which follow the stimulus read or write. */
    private void survey(FloatTensor stimulus) throws Exception {
        Set<String> values = new LinkedHashSet<>(List.of(graph.output()));
        for (Node node : graph.following()) {
            values.addAll(node.outputs());
            values.addAll(node.inputs());
        }
        products.forEach(product -> values.add(product.right()));
        values.remove("");
        List<String> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += SURVEYED_AT_ONCE) {
            List<String> names = all.subList(from, Math.min(all.size(), from + SURVEYED_AT_ONCE));
            List<IntTensor> answered = probe.shapes(stimulus, names.stream().map(taps::output).toList());
            for (int i = 0; i < names.size(); i++) {
                shapes.put(names.get(i), answered.get(i).values());
            }
        }
    }

    /** Keeps what of a product is the same for all items. */
    private void fetch(Product product, FloatTensor stimulus) throws Exception {
        if (product.effort(shape(product.left()), shape(product.right())) > MOST_EFFORT) {
            throw new UncountableException(title(product) + ": too large to be counted");
        }
        for (Optional<String> zero : List.of(product.leftZero(), product.rightZero())) {
            if (zero.isPresent()) {
                constant(zero.get(), stimulus);
                if (!isOneNumber(required(constants, zero.get()).values())) {
                    throw new UncountableException(title(product) + ": zero points of several values");
                }
            }
        }
        if (!product.ofActivations()) {
            constant(product.right(), stimulus);
            weights.computeIfAbsent(product.right(), name -> Histogram.of(right(product, Map.of()).values()));
        }
    }

    private Layer layer(Product product, Map<String, String> titles, Map<List<Object>, Weights> prepared) throws UncountableException {
        String title = product.node().title();
        long output = entries(product.node().outputs().getFirst());
        if (product.ofActivations()) {
            return new Layer(product, title, Call.Role.ATTENTION, output, Optional.empty());
        }
        // A layer that is called once a step is looked at once.
        int[] shape = shape(product.left());
        List<Object> same = List.of(product.right(), product.rightZero(), product.swapped(), product.node().operator(),
                product.node().attributes(), Arrays.stream(shape).boxed().toList());
        Weights known = prepared.computeIfAbsent(same,
                key -> new Weights(Objects.requireNonNull(weights.get(product.right())),
                        product.against(shape, right(product, Map.of()))));
        return new Layer(product, titles.computeIfAbsent(product.right(), name -> title),
                graph.isBehindProduct(product.left()) ? Call.Role.INNER_LAYER : first, output, Optional.of(known));
    }

    private static String title(Product product) {
        return "node " + product.node().place() + ", operator '" + product.node().operator() + "'";
    }

    private int[] shape(String value) {
        return Objects.requireNonNull(shapes.get(value), value);
    }

    private void constant(String name, FloatTensor stimulus) throws Exception {
        if (!constants.containsKey(name)) {
            constants.put(name, probe.values(stimulus, List.of(taps.output(name))).getFirst());
        }
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
        for (Product product : products) {
            values.add(product.left());
            if (product.ofActivations()) {
                values.add(product.right());
            }
        }
        values.addAll(activations.keySet());
        values.remove(graph.input());
        List<String> part = new ArrayList<>();
        long bytes = 0;
        for (String value : values) {
            long more = 4 * entries(value);
            if (!part.isEmpty() && bytes + more > AT_ONCE) {
                asked.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(value);
            bytes += more;
        }
        asked.add(List.copyOf(part));
    }

    /** A comparison that becomes a product's operand as 0 and 1, in whatever order, is read there. */
    private void readActivations() {
        Map<String, Node> makers = new HashMap<>();
        graph.following().forEach(node -> makers.put(node.outputs().getFirst(), node));
        Map<String, String> numbers = new HashMap<>();
        for (Product product : products) {
            for (String operand : product.ofActivations() ? List.of(product.left(), product.right()) : List.of(product.left())) {
                Node maker = makers.get(operand);
                while (maker != null && Operators.REARRANGING.contains(maker.operator())) {
                    maker = makers.get(maker.input(0));
                }
                if (maker != null && maker.operator().equals("Cast")) {
                    numbers.put(maker.input(0), operand);
                }
            }
        }
        for (Node node : graph.following()) {
            String output = node.outputs().getFirst();
            boolean fires = Operators.FIRING.contains(node.operator());
            if (fires || Operators.ACTIVATING.contains(node.operator())) {
                activations.put(Operators.COMPARING.contains(node.operator()) ? numbers.getOrDefault(output, output) : output, fires);
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
        double explained = stimulus.count();
        for (Layer layer : layers) {
            Call call = call(layer, values);
            calls.add(call);
            explained += Math.min(call.counts().both(), layer.output());
        }
        long excess = Math.max(0, pointwise - (long) (NEURON_WORK * explained));
        long[] neurons = neurons(values);
        long[] changes = steps.changes(values);
        return new Item(required(values, graph.output()),
                new Measured(calls, pointwise, contracted + excess, neurons[0], neurons[1], neurons[2],
                        neurons[3], changes[0], changes[1]));
    }

    private Call call(Layer layer, Map<String, FloatTensor> values) {
        Product product = layer.product();
        FloatTensor left = less(required(values, product.left()), product.leftZero());
        Histogram ofLeft = Histogram.of(left.values());
        if (layer.weights().isPresent()) {
            Weights known = layer.weights().get();
            return new Call(layer.title(), layer.role(), ofLeft, known.histogram(), known.prepared().count(left));
        }
        FloatTensor right = right(product, values);
        return new Call(layer.title(), layer.role(), ofLeft, Histogram.of(right.values()),
                product.against(left.shape(), right).count(left));
    }

    private FloatTensor right(Product product, Map<String, FloatTensor> values) {
        return less(product.ofActivations() ? required(values, product.right()) : required(constants, product.right()),
                product.rightZero());
    }

    private FloatTensor less(FloatTensor values, Optional<String> zero) {
        if (zero.isEmpty()) {
            return values;
        }
        float point = required(constants, zero.get()).values()[0];
        float[] shifted = values.values().clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] -= point;
        }
        return FloatTensor.of(shifted, values.shape());
    }

    /** Returns updates, spikes, activations and silent ones. */
    private long[] neurons(Map<String, FloatTensor> values) {
        long[] sums = new long[4];
        activations.forEach((name, fires) -> {
            float[] outputs = required(values, name).values();
            long zeros = 0;
            for (float output : outputs) {
                zeros += output == 0 ? 1 : 0;
            }
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

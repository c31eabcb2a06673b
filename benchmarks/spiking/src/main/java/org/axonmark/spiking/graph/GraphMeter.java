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
import org.axonmark.spiking.count.WeightedConvolution;

/** Counts what a graph does for one item after the other, from values that a probe hands out. What the probe says is checked against the graph. */
public final class GraphMeter {

    /**
     * Operations entry by entry that one entry of the stimulus, or one product's output that cost a pair of active entries, explains: bias,
     * normalisation, charge, decay, threshold and reset of any neuron of the library take fewer.
     */
    static final int NEURON_WORK = 16;

    /** Bytes of values asked for at once. */
    private static final long AT_ONCE = 32L << 20;

    /** Bytes of small values asked for at once: those of up to {@value #SMALL} bytes travel in one message of a mebibyte. */
    private static final long SMALL_AT_ONCE = 512 << 10;

    private static final long SMALL = 64 << 10;

    private static final int SURVEYED_AT_ONCE = 64;

    /** Entries that counting one product may take in hand: a graph of a few bytes may broadcast without end. */
    private static final double MOST_EFFORT = 1 << 26;

    private final Graph graph;
    private final GraphProbe probe;
    private final Taps taps;
    private final Call.Role first;
    private final int steps;
    private final List<Product> products;
    private final Map<String, int[]> shapes = new HashMap<>();
    private final Map<String, FloatTensor> constants = new HashMap<>();
    private final Map<String, Histogram> weights = new LinkedHashMap<>();
    /** Calls with the same weights are of one layer. */
    private final Map<Product, String> layers = new HashMap<>();
    private final Map<Product, WeightedConvolution> convolutions = new HashMap<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final long pointwise;
    private final long contracted;

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
        for (Product product : products) {
            fetch(product, stimulus);
            String title = product.node().title();
            layers.put(product, product.ofActivations() ? title : titles.computeIfAbsent(product.right(), name -> title));
        }
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

    static Taps taps(Graph graph) {
        Set<String> values = new LinkedHashSet<>(List.of(graph.output()));
        graph.following().forEach(node -> {
            values.addAll(node.inputs());
            values.addAll(node.outputs());
            node.inputs().forEach(input -> values.add(graph.origin(input)));
        });
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
            node.inputs().forEach(input -> values.add(graph.origin(input)));
        }
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
        graph.following().stream().filter(GraphMeter::isActivation).forEach(node -> values.add(node.outputs().getFirst()));
        List<String> part = new ArrayList<>();
        long bytes = 0;
        long small = 0;
        for (String value : values) {
            long more = 4 * entries(value);
            long moreSmall = more <= SMALL ? more : 0;
            if (!part.isEmpty() && (bytes + more > AT_ONCE || small + moreSmall > SMALL_AT_ONCE)) {
                asked.add(List.copyOf(part));
                part.clear();
                bytes = 0;
                small = 0;
            }
            part.add(value);
            bytes += more;
            small += moreSmall;
        }
        asked.add(List.copyOf(part));
    }

    private static boolean isActivation(Node node) {
        return Operators.FIRING.contains(node.operator()) || Operators.ACTIVATING.contains(node.operator());
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
        for (Product product : products) {
            Call call = call(product, values);
            calls.add(call);
            explained += Math.min(call.counts().both(), entries(product.node().outputs().getFirst()));
        }
        long excess = Math.max(0, pointwise - (long) (NEURON_WORK * explained));
        long[] neurons = neurons(values);
        long[] changes = new Steps(products, steps).changes(values);
        return new Item(required(values, graph.output()),
                new Measured(calls, pointwise, contracted + excess, neurons[0], neurons[1], neurons[2],
                        neurons[3], changes[0], changes[1]));
    }

    private Call call(Product product, Map<String, FloatTensor> values) {
        FloatTensor left = less(required(values, product.left()), product.leftZero());
        FloatTensor right = right(product, values);
        ProductCounts counts;
        if (Products.isConvolution(product.node()) && !product.ofActivations()) {
            counts = convolutions.computeIfAbsent(product, here -> here.convolution(left.shape(), right.shape()).with(right.values()))
                    .count(left.size(0), left.values());
        } else {
            counts = product.count(left, right);
        }
        Histogram ofRight = product.ofActivations() ? Histogram.of(right.values()) : Objects.requireNonNull(weights.get(product.right()));
        Call.Role role = product.ofActivations() ? Call.Role.ATTENTION
                : graph.isBehindProduct(product.left()) ? Call.Role.INNER_LAYER : first;
        return new Call(Objects.requireNonNull(layers.get(product)), role, Histogram.of(left.values()), ofRight, counts);
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
        for (Node node : graph.following()) {
            if (isActivation(node)) {
                float[] outputs = required(values, node.outputs().getFirst()).values();
                long zeros = Histogram.of(outputs).zeros();
                if (Operators.FIRING.contains(node.operator())) {
                    sums[0] += outputs.length;
                    sums[1] += outputs.length - zeros;
                }
                sums[2] += outputs.length;
                sums[3] += zeros;
            }
        }
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
        return steps;
    }
}

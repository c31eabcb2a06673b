package org.axonmark.spiking.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.axonmark.results.format.Raster;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.GraphProbe;
import org.axonmark.spi.IntTensor;

/**
 * Which neurons of a graph fire at which step of one item. What fires behind the same products, with nothing else that fires between, is one layer: in an
 * unrolled graph each step has an operator of its own.
 *
 * @param layers the first computed first, at most {@value Raster#MAX_LAYERS}
 * @param others how many further layers there are
 */
public record SpikeTrains(List<Raster.Layer> layers, int others) {

    private static final int NODES_AT_ONCE = 64;

    /** Copies the list. */
    public SpikeTrains {
        layers = List.copyOf(layers);
    }

    /**
     * A layer whose spikes are read operator by operator.
     *
     * @param name none of the submission's words
     * @param outputs of its operators, in their order
     */
    private record Firing(String name, List<String> outputs) {}

    /**
     * Reads the spikes of one item.
     *
     * @param probe serves {@link GraphMeter#tapped}
     * @param stimulus one item in the graph's form
     * @param steps that the graph takes; an operator that fires alone in its layer may have them along its first axis
     * @throws Exception if the probe cannot run the graph
     */
    public static SpikeTrains of(Graph graph, GraphProbe probe, FloatTensor stimulus, int steps) throws Exception {
        List<Firing> all = layers(graph, steps);
        List<Firing> shown = all.subList(0, Math.min(all.size(), Raster.MAX_LAYERS));
        Map<String, FloatTensor> values = values(probe, GraphMeter.taps(graph), stimulus,
                shown.stream().flatMap(layer -> layer.outputs().stream()).toList());
        List<float[][]> trains = shown.stream()
                .map(layer -> byStep(layer.outputs().stream().map(output -> Objects.requireNonNull(values.get(output))).toList(), steps))
                .toList();
        int places = trains.stream().mapToInt(train -> Math.min(train.length, Raster.MAX_STEPS)).sum();
        List<Raster.Layer> layers = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            layers.add(layer(shown.get(i).name(), trains.get(i), Math.clamp(Raster.MAX_MARKS / places, 1, Raster.MAX_NEURONS)));
        }
        return new SpikeTrains(layers, all.size() - shown.size());
    }

    private static List<Firing> layers(Graph graph, int steps) {
        Map<String, Node> makers = new HashMap<>();
        graph.following().forEach(node -> node.outputs().forEach(output -> makers.put(output, node)));
        Map<String, String> firstWith = new HashMap<>();
        Map<Set<String>, List<String>> behind = new LinkedHashMap<>();
        for (Node node : graph.following()) {
            if (isProduct(node)) {
                firstWith.putIfAbsent(weights(node, graph), node.title());
            } else if (Operators.FIRING.contains(node.operator())) {
                behind.computeIfAbsent(productsBehind(node, makers, firstWith, graph), key -> new ArrayList<>())
                        .add(node.outputs().getFirst());
            }
        }
        List<Firing> layers = new ArrayList<>();
        behind.forEach((products, outputs) -> {
            String name = products.isEmpty() ? "behind the input" : "behind " + new TreeSet<>(products).last();
            int alike = steps > 1 && outputs.size() > steps && outputs.size() % steps == 0 ? outputs.size() / steps : 1;
            for (int one = 0; one < alike; one++) {
                List<String> own = new ArrayList<>();
                for (int at = one; at < outputs.size(); at += alike) {
                    own.add(outputs.get(at));
                }
                layers.add(new Firing(alike == 1 ? name : name + ", " + (one + 1) + " of " + alike, own));
            }
        });
        return layers;
    }

    /** Returns the nearest products that an operator's inputs come from, each as the first one with the same weights; nothing is looked for behind what fires. */
    private static Set<String> productsBehind(Node firing, Map<String, Node> makers, Map<String, String> firstWith, Graph graph) {
        Set<String> products = new HashSet<>();
        Set<String> seen = new HashSet<>(firing.inputs());
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Node maker = makers.get(open.pop());
            if (maker != null && isProduct(maker)) {
                products.add(Objects.requireNonNull(firstWith.get(weights(maker, graph))));
            } else if (maker != null && !Operators.FIRING.contains(maker.operator())) {
                maker.inputs().stream().filter(seen::add).forEach(open::push);
            }
        }
        return products;
    }

    private static boolean isProduct(Node node) {
        return Operators.of(node.operator()) == Operators.Treatment.PRODUCT;
    }

    /** Returns what products of one layer have in common. */
    private static String weights(Node node, Graph graph) {
        Product product = Products.of(node, graph);
        return product.ofActivations() ? node.title() : product.right();
    }

    private static Map<String, FloatTensor> values(GraphProbe probe, Taps taps, FloatTensor stimulus, List<String> names) throws Exception {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += NODES_AT_ONCE) {
            List<String> part = names.subList(from, Math.min(names.size(), from + NODES_AT_ONCE));
            List<IntTensor> shapes = probe.shapes(stimulus, part.stream().map(taps::output).toList());
            for (int i = 0; i < part.size(); i++) {
                bytes.put(part.get(i), 4 * Arrays.stream(shapes.get(i).values()).asLongStream().reduce(1, Math::multiplyExact));
            }
        }
        Map<String, FloatTensor> values = new HashMap<>();
        for (List<String> part : Parts.of(bytes)) {
            List<FloatTensor> answered = probe.values(stimulus, part.stream().map(taps::output).toList());
            for (int i = 0; i < part.size(); i++) {
                values.put(part.get(i), answered.get(i));
            }
        }
        return values;
    }

    /** Returns what fired, [step][neuron]; operators of different sizes lie in one step, one after the other. */
    private static float[][] byStep(List<FloatTensor> outputs, int steps) {
        FloatTensor first = outputs.getFirst();
        if (outputs.size() > 1) {
            boolean alike = outputs.stream().allMatch(output -> output.count() == first.count());
            return alike ? outputs.stream().map(FloatTensor::values).toArray(float[][]::new) : new float[][] {joined(outputs)};
        }
        if (steps > 1 && first.rank() > 1 && first.size(0) == steps) {
            float[][] rows = new float[steps][];
            int length = first.count() / steps;
            Arrays.setAll(rows, t -> Arrays.copyOfRange(first.values(), t * length, (t + 1) * length));
            return rows;
        }
        return new float[][] {first.values()};
    }

    private static float[] joined(List<FloatTensor> outputs) {
        float[] all = new float[outputs.stream().mapToInt(FloatTensor::count).sum()];
        int at = 0;
        for (FloatTensor output : outputs) {
            System.arraycopy(output.values(), 0, all, at, output.count());
            at += output.count();
        }
        return all;
    }

    /** Shows evenly spaced neurons at the first steps; counts all. */
    private static Raster.Layer layer(String name, float[][] train, int most) {
        int neurons = train[0].length;
        int shown = Math.min(neurons, most);
        int steps = Math.min(train.length, Raster.MAX_STEPS);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < shown; row++) {
            int neuron = (int) ((long) row * neurons / shown);
            StringBuilder marks = new StringBuilder();
            for (int t = 0; t < steps; t++) {
                marks.append(train[t][neuron] == 0 ? '0' : '1');
            }
            rows.add(marks.toString());
        }
        long spikes = 0;
        for (float[] step : train) {
            for (float value : step) {
                spikes += value == 0 ? 0 : 1;
            }
        }
        return new Raster.Layer(name, neurons, spikes, (long) train.length * neurons, rows);
    }
}

package org.axonmark.circuits.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.RandomNetworks;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.statistics.HmacStream;

/** Networks of random weights, some of whose writers write nothing: their edges are outside of the circuit, all others within. */
public final class RandomSubjects {

    static final Seed SEED = new Seed("random subjects seed".getBytes(StandardCharsets.US_ASCII));

    private RandomSubjects() {}

    /** Returns subjects. */
    public static List<Subject> of(int count) {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            subjects.add(of("random-" + i, 5));
        }
        return subjects;
    }

    /** Returns a subject; its last head in each layer writes nothing. */
    static Subject of(String unit, int outputs) {
        RandomNetworks random = new RandomNetworks(unit);
        Architecture shape = new Architecture(2, 2, 8, 4, 6, 6, 7, outputs, false, Norm.NONE, Activation.RELU);
        Weights weights = random.weights(shape, 0.5);
        Set<String> silent = new HashSet<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            Arrays.fill(weights.layers().get(layer).heads().getLast().output(), 0);
            silent.add("a" + layer + ".1");
        }
        Transformer network = new Transformer(weights);
        Graph graph = network.graph();
        Set<Graph.Edge> edges = new HashSet<>();
        for (Graph.Edge edge : graph.edges()) {
            int owner = graph.owner(edge.reader());
            if (!silent.contains(graph.writers().get(edge.writer())) && (owner < 0 || !silent.contains(graph.writers().get(owner)))) {
                edges.add(edge);
            }
        }
        return new Subject(unit, "random", network, new Circuit(graph, edges), () -> edges, new Tokens(shape));
    }

    /** Any tokens. */
    record Tokens(Architecture shape) implements Subject.PromptSource {

        @Override
        public int shortest() {
            return 3;
        }

        @Override
        public int longest() {
            return shape.positions();
        }

        @Override
        public int[] draw(HmacStream stream, int length) {
            int[] tokens = new int[length];
            Arrays.setAll(tokens, i -> stream.nextInt(shape.tokens()));
            return tokens;
        }
    }
}

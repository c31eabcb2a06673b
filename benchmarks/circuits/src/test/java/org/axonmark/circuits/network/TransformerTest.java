package org.axonmark.circuits.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.circuits.network.Graph.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformerTest {

    private static final int PROMPTS = 3;

    static List<Architecture> shapes() {
        return List.of(
                RandomNetworks.shape(0, true, Norm.NONE, Activation.RELU),
                RandomNetworks.shape(6, false, Norm.NONE, Activation.RELU),
                RandomNetworks.shape(6, true, Norm.NONE, Activation.GELU),
                RandomNetworks.shape(6, false, Norm.LAYER, Activation.GELU));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void writers_sumToWhatEveryReaderReads(Architecture shape) {
        RandomNetworks random = new RandomNetworks("sums");
        Transformer network = random.network(shape);
        Run run = network.run(random.prompts(shape, PROMPTS));
        Graph graph = network.graph();
        for (int reader = 0; reader < graph.readers().size(); reader++) {
            double[] sum = run.written(0);
            for (int writer = 1; writer < graph.readable(reader); writer++) {
                Matrices.add(sum, run.written[writer]);
            }
            assertThat(run.stream[graph.readable(reader)]).as(graph.readers().get(reader)).isEqualTo(sum);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void planOfZeroShares_isThePlainRunToTheBit(Architecture shape) {
        RandomNetworks random = new RandomNetworks("empty");
        Transformer network = random.network(shape);
        Prompts prompts = random.prompts(shape, PROMPTS);
        Run other = network.run(random.prompts(shape, PROMPTS));
        Plan none = new Plan(network.graph()).alternate(other.cache());
        network.graph().edges().forEach(edge -> none.mix(network.graph(), edge, 0));
        assertThat(network.run(prompts, none).logits()).isEqualTo(network.run(prompts).logits());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void allEdgesCut_isTheOtherRunToTheBit(Architecture shape) {
        RandomNetworks random = new RandomNetworks("all");
        Transformer network = random.network(shape);
        Prompts prompts = random.prompts(shape, PROMPTS);
        Run other = network.run(random.prompts(shape, PROMPTS));
        Plan all = new Plan(network.graph()).alternate(other.cache()).cutAll(network.graph());
        assertThat(network.run(prompts, all).logits()).isEqualTo(other.logits()).isNotEqualTo(network.run(prompts).logits());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatIsTakenFromAPlainRun_changesNothing(Architecture shape) {
        RandomNetworks random = new RandomNetworks("reuse");
        Transformer network = random.network(shape);
        Prompts prompts = random.prompts(shape, PROMPTS);
        Run plain = network.run(prompts);
        Run other = network.run(random.prompts(shape, PROMPTS));
        assertThat(network.run(prompts, new Plan(network.graph()), plain).logits()).isEqualTo(plain.logits());
        for (Edge edge : network.graph().edges()) {
            Plan plan = new Plan(network.graph()).alternate(other.cache()).mix(network.graph(), edge, 1);
            assertThat(network.run(prompts, plan, plain).logits()).as(edge.toString()).isEqualTo(network.run(prompts, plan).logits());
        }
        for (int writer = 0; writer < network.graph().writers().size(); writer++) {
            Plan plan = new Plan(network.graph()).write(writer, other.written(writer));
            assertThat(network.run(prompts, plan, plain).logits()).as("writer " + writer)
                    .isEqualTo(network.run(prompts, plan).logits());
        }
    }

    /** Edges are cut one upon another and taken back, writers told and let go; each run begins with the one before it, or the one before that. */
    @ParameterizedTest
    @MethodSource("shapes")
    void whatIsTakenFromAnyEarlierRun_changesNothing(Architecture shape) {
        RandomNetworks random = new RandomNetworks("chain");
        Transformer network = random.network(shape);
        Graph graph = network.graph();
        Prompts prompts = random.prompts(shape, PROMPTS);
        Run other = network.run(random.prompts(shape, PROMPTS));
        Run third = network.run(random.prompts(shape, PROMPTS));
        List<Edge> cut = new ArrayList<>();
        Run before = network.run(prompts);
        Run last = before;
        for (int i = graph.edges().size() - 1; i >= 0; i--) {
            Plan plan = new Plan(graph).alternate((i % 7 == 0 ? third : other).cache());
            cut.forEach(edge -> plan.mix(graph, edge, 1));
            plan.mix(graph, graph.edges().get(i), i % 3 == 0 ? 0.3 : 1);
            if (i % 5 == 0) {
                plan.write(i % graph.writers().size(), third.written(i % graph.writers().size()));
            }
            Run now = network.run(prompts, plan, i % 2 == 0 ? before : last);
            Run anew = network.run(prompts, plan);
            double[] direction = random.numbers(now.logits().length, 1);
            assertThat(now.logits()).as("step " + i).isEqualTo(anew.logits());
            assertThat(now.cache()).isDeepEqualTo(anew.cache());
            assertThat(network.backward(now, direction).readers()).isDeepEqualTo(network.backward(anew, direction).readers());
            before = last;
            last = now;
            if (i % 4 != 0) {
                cut.add(graph.edges().get(i));
            }
        }
        Run fromCut = network.run(prompts, new Plan(graph), last);
        assertThat(fromCut.logits()).isEqualTo(network.run(prompts).logits());
        assertThatThrownBy(() -> network.run(random.prompts(shape, PROMPTS), new Plan(graph), fromCut))
                .hasMessageContaining("other prompts");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void derivativesByShare_areThoseOfFiniteDifferences(Architecture shape) {
        RandomNetworks random = new RandomNetworks("gradient");
        Transformer network = random.network(shape);
        Graph graph = network.graph();
        Prompts prompts = random.prompts(shape, PROMPTS);
        Run other = network.run(random.prompts(shape, PROMPTS));
        double[] direction = random.numbers(PROMPTS * prompts.length() * shape.outputs(), 1);
        Edge mixed = new Edge(1, graph.out());
        for (Edge edge : graph.edges()) {
            double at = edge.equals(mixed) ? 0.6 : 0.3;
            Run run = network.run(prompts, mixed(graph, other, mixed, edge, at));
            double slope = network.backward(run, direction).byShare(edge, run.written(edge.writer()), other.written(edge.writer()));
            double step = 1e-5;
            double above = dot(direction, network.run(prompts, mixed(graph, other, mixed, edge, at + step)).logits());
            double below = dot(direction, network.run(prompts, mixed(graph, other, mixed, edge, at - step)).logits());
            assertThat(slope).as(name(graph, edge)).isCloseTo((above - below) / (2 * step), within(1e-4 * Math.max(1, Math.abs(slope))));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsAtWriters_areThoseOfFiniteDifferences(Architecture shape) {
        RandomNetworks random = new RandomNetworks("writers");
        Transformer network = random.network(shape);
        Prompts prompts = random.prompts(shape, PROMPTS);
        double[] direction = random.numbers(PROMPTS * prompts.length() * shape.outputs(), 1);
        Run run = network.run(prompts);
        Gradients gradients = network.backward(run, direction);
        for (int writer = 0; writer < network.graph().writers().size(); writer++) {
            double[] way = random.numbers(run.written[writer].length, 1);
            double step = 1e-5;
            double[] above = run.written(writer);
            Matrices.add(above, way, step);
            double[] below = run.written(writer);
            Matrices.add(below, way, -step);
            double slope = (dot(direction, network.run(prompts, new Plan(network.graph()).write(writer, above)).logits())
                    - dot(direction, network.run(prompts, new Plan(network.graph()).write(writer, below)).logits())) / (2 * step);
            assertThat(dot(gradients.writer(writer), way)).as(network.graph().writers().get(writer))
                    .isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
        }
    }

    @Test
    void attributionEqualsPatching_whereTheNetworkIsLinear() {
        Architecture shape = RandomNetworks.shape(0, true, Norm.NONE, Activation.RELU);
        RandomNetworks random = new RandomNetworks("linear");
        Transformer network = new Transformer(random.weights(shape, 0));
        Graph graph = network.graph();
        Prompts prompts = random.prompts(shape, PROMPTS);
        Run plain = network.run(prompts);
        Run other = network.run(random.prompts(shape, PROMPTS));
        double[] direction = random.numbers(PROMPTS * prompts.length() * shape.outputs(), 1);
        Gradients gradients = network.backward(plain, direction);
        for (Edge edge : graph.edges()) {
            Plan cut = new Plan(graph).alternate(other.cache()).mix(graph, edge, 1);
            double change = dot(direction, network.run(prompts, cut).logits()) - dot(direction, plain.logits());
            assertThat(gradients.byShare(edge, plain.written(edge.writer()), other.written(edge.writer()))).as(name(graph, edge))
                    .isCloseTo(change, within(1e-9));
        }
    }

    @Test
    void graph_hasTheEdgesOfTheLiterature() {
        Graph graph = new Graph(new Architecture(4, 1, 41, 12, 30, 5, 6, 3, false, Norm.NONE, Activation.RELU));
        assertThat(graph.edges()).hasSize(94);
        assertThat(graph.readers().getLast()).isEqualTo("out");
        assertThat(graph.edges()).contains(new Edge(graph.writer("m2"), graph.reader("a3.0.q")));
    }

    @Test
    void unequalPrompts_strangeTokens_andEdgesThatAreNone_areNamed() {
        Architecture shape = RandomNetworks.shape(0, true, Norm.NONE, Activation.RELU);
        Transformer network = new RandomNetworks("bad").network(shape);
        assertThatThrownBy(() -> new Prompts(new int[][] {{1, 2}, {1}})).hasMessageContaining("prompt 1 has 1 tokens");
        assertThatThrownBy(() -> network.run(new Prompts(new int[][] {{0, 6}}))).hasMessageContaining("token 6 at 1 of prompt 0");
        assertThatThrownBy(() -> network.run(new Prompts(new int[1][8]))).hasMessageContaining("7 positions");
        assertThatThrownBy(() -> new Plan(network.graph()).mix(network.graph(), new Edge(2, 0), 1))
                .hasMessageContaining("'a0.0.q' does not read 'a0.0'");
    }

    private static Plan mixed(Graph graph, Run other, Edge always, Edge edge, double alpha) {
        return new Plan(graph).alternate(other.cache()).mix(graph, always, 0.6).mix(graph, edge, alpha);
    }

    private static String name(Graph graph, Edge edge) {
        return graph.writers().get(edge.writer()) + " -> " + graph.readers().get(edge.reader());
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

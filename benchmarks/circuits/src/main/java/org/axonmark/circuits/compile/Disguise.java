package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.ValueSets;
import org.axonmark.results.statistics.HmacStream;

/**
 * Networks that do what a program says and do not show how: free heads and MLPs hold decoys, what writers write and readers weigh has drawn norms,
 * the stream's basis is turned and heads stand in drawn slots. What the network computes, which edges are wired and which are causal stay as they
 * are.
 */
public final class Disguise {

    /** Version of the disguise; other versions give other networks. */
    public static final String VERSION = "disguise v1";

    /** Fewest heads of a layer. */
    private static final int LEAST_HEADS = 4;

    /** Prompts of each length over which a writer's norm is taken. */
    private static final int PROMPTS = 16;

    /** Standard deviation of the logarithms of norms. */
    private static final double SPREAD = 0.4;

    private static final Pattern HEAD = Pattern.compile("a(\\d+)\\.(\\d+)(.*)");

    private Disguise() {}

    /**
     * Compiles a program and disguises it.
     *
     * @param key decides the disguise; secret for a round
     * @param item which network of the round
     * @throws org.axonmark.circuits.rasp.RaspException if it cannot be compiled
     */
    public static Compiled compile(Program program, byte[] key, String item) {
        ValueSets values = ValueSets.of(program);
        Schedule plain = Schedule.of(values);
        int heads = Math.max(LEAST_HEADS, plain.heads() + 1);
        Schedule schedule = Decoys.add(values, plain, heads, HmacStream.of(key, VERSION, item, "decoys"));
        Compiled open = Compiler.assemble(program, values, schedule, Unit.EXACT);

        int[][] slots = slots(plain.layers().size(), heads, key, item);
        Weights weights = hide(open, open.weights(), slots, key, item);
        return new Compiled(program, open.codec(), weights, new Transformer(weights), moved(open, open.wired(), slots));
    }

    /**
     * Disguises weights.
     *
     * @param open the network whose writers' norms are drawn
     * @param weights its own, or others of which the same is to be made
     */
    static Weights hide(Compiled open, Weights weights, int[][] slots, byte[] key, String item) {
        HmacStream norms = HmacStream.of(key, VERSION, item, "norms");
        Weights hidden = Gauge.scale(weights, factors(open, norms));
        hidden = Gauge.balance(hidden, norms, compared(hidden), SPREAD);
        hidden = Gauge.rotate(hidden, Gauge.orthogonal(HmacStream.of(key, VERSION, item, "rotation"), weights.shape().width()));
        return Gauge.permute(hidden, slots);
    }

    /** Returns which head of a layer stands in which slot, {@code [layers][heads]}. */
    static int[][] slots(int layers, int heads, byte[] key, String item) {
        int[][] slots = new int[layers][];
        HmacStream drawn = HmacStream.of(key, VERSION, item, "slots");
        for (int layer = 0; layer < layers; layer++) {
            slots[layer] = drawn.permutation(heads);
        }
        return slots;
    }

    /** Returns by how much to scale each coordinate so that each writer writes with a drawn norm. */
    private static double[] factors(Compiled open, HmacStream stream) {
        Weights weights = open.weights();
        int width = weights.shape().width();
        double[] factors = new double[width];
        for (int d = 0; d < width; d++) {
            factors[d] = 1;
        }
        double[] norms = norms(open, stream);
        List<double[]> written = written(weights);
        for (int writer = 0; writer < norms.length; writer++) {
            double target = StrictMath.exp(SPREAD * stream.nextGaussian());
            double[] rows = written.get(writer);
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] != 0 && norms[writer] > 0) {
                    factors[i % width] = target / norms[writer];
                }
            }
        }
        return factors;
    }

    /** Returns the mean norm of what each writer writes at any position but the first. */
    private static double[] norms(Compiled open, HmacStream stream) {
        Transformer network = open.transformer();
        int width = network.shape().width();
        double[] norms = new double[network.graph().writers().size()];
        int rows = 0;
        for (int length = 1; length <= open.program().length(); length++) {
            Prompts prompts = open.codec().encode(open.codec().draw(stream, PROMPTS, length));
            Run run = network.run(prompts);
            for (int writer = 0; writer < norms.length; writer++) {
                double[] written = run.written(writer);
                for (int row = 0; row < written.length / width; row++) {
                    if (row % (length + 1) > 0) {
                        double sum = 0;
                        for (int d = 0; d < width; d++) {
                            sum += written[row * width + d] * written[row * width + d];
                        }
                        norms[writer] += Math.sqrt(sum);
                    }
                }
            }
            rows += PROMPTS * length;
        }
        for (int writer = 0; writer < norms.length; writer++) {
            norms[writer] /= rows;
        }
        return norms;
    }

    private static List<double[]> written(Weights weights) {
        List<double[]> written = new ArrayList<>(List.of(weights.embedding(), weights.positions()));
        for (Weights.Layer layer : weights.layers()) {
            layer.heads().forEach(head -> written.add(head.output()));
            written.add(layer.mlp().out());
        }
        return written;
    }

    /** Returns the mean norm that queries and keys have once they have the same: what the other readers' is to be like. */
    private static double compared(Weights weights) {
        double sum = 0;
        int heads = 0;
        for (Weights.Layer layer : weights.layers()) {
            for (Weights.Head head : layer.heads()) {
                sum += Math.sqrt(Gauge.norm(head.query()) * Gauge.norm(head.key()));
                heads++;
            }
        }
        return sum / heads;
    }

    static Set<Edge> moved(Compiled open, Set<Edge> wired, int[][] slots) {
        Graph graph = open.transformer().graph();
        Set<Edge> moved = new HashSet<>();
        for (Edge edge : wired) {
            moved.add(new Edge(graph.writer(moved(graph.writers().get(edge.writer()), slots)),
                    graph.reader(moved(graph.readers().get(edge.reader()), slots))));
        }
        return moved;
    }

    /** Returns what a writer or reader is called once the heads have moved. */
    static String moved(String name, int[][] slots) {
        Matcher head = HEAD.matcher(name);
        if (!head.matches()) {
            return name;
        }
        int layer = Integer.parseInt(head.group(1));
        int from = Integer.parseInt(head.group(2));
        int to = 0;
        while (slots[layer][to] != from) {
            to++;
        }
        return "a" + layer + "." + to + head.group(3);
    }

    /** Returns what a writer or reader was called before the heads moved. */
    static String origin(String name, int[][] slots) {
        Matcher head = HEAD.matcher(name);
        if (!head.matches()) {
            return name;
        }
        int layer = Integer.parseInt(head.group(1));
        return "a" + layer + "." + slots[layer][Integer.parseInt(head.group(2))] + head.group(3);
    }
}

package org.axonmark.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.BudgetExceededException;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.InvalidRequestException;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/**
 * A network of one layer in this process, which counts and refuses as the host does. Its head reads values alone and looks at all positions up to its own
 * alike, so queries and keys change nothing; its MLP is a hyperbolic tangent of each number.
 */
final class ToyNetwork implements SubjectNetwork {

    private static final int WIDTH = 4;
    private static final int TOKENS = 5;
    private static final int POSITIONS = 6;
    private static final int OUTPUTS = 2;
    private static final int EMBED = 0;
    private static final int POS = 1;
    private static final int HEAD = 2;
    private static final int MLP = 3;
    private static final int VALUES_READ = 2;
    private static final int MLP_READS = 3;
    private static final int OUT_READS = 4;
    private static final NetworkGraph GRAPH = build();

    private final List<double[]> kept = new ArrayList<>();
    private long remaining;

    ToyNetwork(long budget) {
        this.remaining = budget;
    }

    private static NetworkGraph build() {
        List<NetworkGraph.Reader> readers = List.of(new NetworkGraph.Reader("a0.0.q", HEAD), new NetworkGraph.Reader("a0.0.k", HEAD),
                new NetworkGraph.Reader("a0.0.v", HEAD), new NetworkGraph.Reader("m0", MLP), new NetworkGraph.Reader("out", -1));
        List<NetworkGraph.Edge> edges = new ArrayList<>();
        int[] writersBefore = {HEAD, HEAD, HEAD, MLP, MLP + 1};
        for (int reader = 0; reader < writersBefore.length; reader++) {
            for (int writer = 0; writer < writersBefore[reader]; writer++) {
                edges.add(new NetworkGraph.Edge(writer, reader));
            }
        }
        return new NetworkGraph(1, 1, WIDTH, TOKENS, POSITIONS, OUTPUTS, true, List.of("embed", "pos", "a0.0", "m0"), readers, edges);
    }

    /** Returns pairs of two lengths that differ in their first token. */
    static PromptPairs prompts() {
        return new PromptPairs(List.of(pairs(3, 4), pairs(5, 6)));
    }

    private static PromptPairs.OfLength pairs(int n, int length) {
        int[] clean = new int[n * length];
        int[] corrupt = new int[n * length];
        int[] label = new int[n * length];
        int[] wrong = new int[n * length];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = (i * 3 + i / length) % TOKENS;
            corrupt[i] = i % length == 0 ? (clean[i] + 1) % TOKENS : clean[i];
            boolean counts = i % length == length - 1;
            label[i] = counts ? i / length % OUTPUTS : -1;
            wrong[i] = counts ? 1 - label[i] : -1;
        }
        return new PromptPairs.OfLength(IntTensor.of(clean, n, length), IntTensor.of(corrupt, n, length), IntTensor.of(label, n, length),
                IntTensor.of(wrong, n, length));
    }

    @Override
    public NetworkGraph graph() {
        return GRAPH;
    }

    @Override
    public long remaining() {
        return remaining;
    }

    @Override
    public Cache cache(IntTensor tokens) {
        spend(tokens, 1);
        Run run = new Run(tokens, Plan.plain());
        kept.add(run.written.clone());
        return new Cache(kept.size() - 1, run.outputs(), run.written());
    }

    @Override
    public DoubleTensor forward(IntTensor tokens, Plan plan) {
        check(tokens, plan);
        spend(tokens, 1);
        return new Run(tokens, plan).outputs();
    }

    @Override
    public DoubleTensor forwardEach(IntTensor tokens, List<Plan> plans) {
        if (plans.isEmpty()) {
            throw new InvalidRequestException("no plan; at least one is needed", remaining);
        }
        plans.forEach(plan -> check(tokens, plan));
        spend(tokens, plans.size());
        double[] all = new double[plans.size() * tokens.count() * OUTPUTS];
        for (int i = 0; i < plans.size(); i++) {
            double[] one = new Run(tokens, plans.get(i)).outputs().values();
            System.arraycopy(one, 0, all, i * one.length, one.length);
        }
        return DoubleTensor.of(all, plans.size(), tokens.size(0), tokens.size(1), OUTPUTS);
    }

    @Override
    public Gradients backward(IntTensor tokens, Plan plan, Objective objective) {
        check(tokens, plan);
        spend(tokens, 3);
        Run run = new Run(tokens, plan);
        return new Gradients(run.outputs(), run.written(), run.back(objective));
    }

    private void check(IntTensor tokens, Plan plan) {
        boolean edges = plan.shares().stream().allMatch(share -> share.edge() >= 0 && share.edge() < GRAPH.edges().size()
                && share.share() >= 0 && share.share() <= 1);
        boolean writers = plan.written().stream().allMatch(written -> written.writer() >= 0 && written.writer() < GRAPH.writers().size()
                && written.activation().count() == tokens.count() * WIDTH);
        int size = tokens.count() * GRAPH.writers().size() * WIDTH;
        boolean alternate = plan.alternate() instanceof Alternate.Kept run
                ? run.number() >= 0 && run.number() < kept.size() && kept.get(run.number()).length == size
                : !(plan.alternate() instanceof Alternate.Given given) || given.written().count() == size;
        if (!edges || !writers || !alternate) {
            throw new InvalidRequestException("a plan with an edge, writer or alternate that these prompts do not have: " + plan,
                    remaining);
        }
    }

    private void spend(IntTensor tokens, int each) {
        if (tokens.rank() != 2 || tokens.size(0) < 1 || tokens.size(1) < 1 || tokens.size(1) > POSITIONS
                || Arrays.stream(tokens.values()).anyMatch(token -> token < 0 || token >= TOKENS)) {
            throw new InvalidRequestException("prompts " + tokens + ", [B][T] of tokens below " + TOKENS + " and T to " + POSITIONS
                    + " are taken", remaining);
        }
        long cost = (long) tokens.size(0) * each;
        if (cost > remaining) {
            throw new BudgetExceededException("a call that costs " + cost + " passes, " + remaining + " are left", remaining);
        }
        remaining -= cost;
    }

    /** A fixed number of the network, from -1 to 1. */
    private static double weight(int matrix, int row, int column) {
        return StrictMath.sin(1 + 7.0 * matrix + 3.0 * row + 1.7 * column);
    }

    /** One run of prompts. */
    private final class Run {

        private final int length;
        private final int rows;
        private final double[] written;
        private final double[] read;
        private final double[] shares = new double[GRAPH.edges().size()];
        private final double[] alternate;

        Run(IntTensor tokens, Plan plan) {
            this.length = tokens.size(1);
            this.rows = tokens.count();
            this.written = new double[rows * 4 * WIDTH];
            this.read = new double[rows * 5 * WIDTH];
            plan.shares().forEach(share -> shares[share.edge()] = share.share());
            if (plan.alternate() instanceof Alternate.Kept run) {
                this.alternate = kept.get(run.number());
            } else {
                this.alternate = plan.alternate() instanceof Alternate.Given given ? given.written().values() : new double[written.length];
            }
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < WIDTH; k++) {
                    written[at(row, EMBED, k)] = weight(0, tokens.values()[row], k);
                    written[at(row, POS, k)] = weight(1, row % length, k);
                }
            }
            tell(plan, EMBED);
            tell(plan, POS);
            for (int reader = 0; reader <= VALUES_READ; reader++) {
                read(reader);
            }
            attend();
            tell(plan, HEAD);
            read(MLP_READS);
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < WIDTH; k++) {
                    written[at(row, MLP, k)] = StrictMath.tanh(read[of(row, MLP_READS, k)]);
                }
            }
            tell(plan, MLP);
            read(OUT_READS);
        }

        private static int at(int row, int writer, int k) {
            return (row * 4 + writer) * WIDTH + k;
        }

        private static int of(int row, int reader, int k) {
            return (row * 5 + reader) * WIDTH + k;
        }

        private void tell(Plan plan, int writer) {
            for (Plan.Written told : plan.written()) {
                if (told.writer() == writer) {
                    for (int row = 0; row < rows; row++) {
                        System.arraycopy(told.activation().values(), row * WIDTH, written, at(row, writer, 0), WIDTH);
                    }
                }
            }
        }

        private void read(int reader) {
            for (int edge = 0; edge < shares.length; edge++) {
                NetworkGraph.Edge one = GRAPH.edges().get(edge);
                for (int i = 0; one.reader() == reader && i < rows * WIDTH; i++) {
                    int from = at(i / WIDTH, one.writer(), i % WIDTH);
                    read[of(i / WIDTH, reader, i % WIDTH)] += (1 - shares[edge]) * written[from] + shares[edge] * alternate[from];
                }
            }
        }

        /** Writes the mean of what was read up to each position, through a matrix. */
        private void attend() {
            for (int row = 0; row < rows; row++) {
                int seen = row % length + 1;
                for (int before = row - seen + 1; before <= row; before++) {
                    for (int k = 0; k < WIDTH; k++) {
                        for (int j = 0; j < WIDTH; j++) {
                            written[at(row, HEAD, k)] += weight(2, j, k) * read[of(before, VALUES_READ, j)] / seen;
                        }
                    }
                }
            }
        }

        DoubleTensor written() {
            return DoubleTensor.of(written.clone(), rows / length, length, 4, WIDTH);
        }

        DoubleTensor outputs() {
            double[] outputs = new double[rows * OUTPUTS];
            for (int i = 0; i < outputs.length; i++) {
                for (int k = 0; k < WIDTH; k++) {
                    outputs[i] += weight(3, k, i % OUTPUTS) * read[of(i / OUTPUTS, OUT_READS, k)];
                }
            }
            return DoubleTensor.of(outputs, rows / length, length, OUTPUTS);
        }

        /** Returns the gradient at what each reader read. */
        DoubleTensor back(Objective objective) {
            double[] outputs = atOutputs(objective);
            double[] gradient = new double[read.length];
            for (int i = 0; i < outputs.length; i++) {
                for (int k = 0; k < WIDTH; k++) {
                    gradient[of(i / OUTPUTS, OUT_READS, k)] += weight(3, k, i % OUTPUTS) * outputs[i];
                }
            }
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < WIDTH; k++) {
                    double slope = 1 - written[at(row, MLP, k)] * written[at(row, MLP, k)];
                    gradient[of(row, MLP_READS, k)] = slope * ofWriter(gradient, row, MLP, k);
                }
            }
            for (int row = 0; row < rows; row++) {
                int seen = row % length + 1;
                for (int before = row - seen + 1; before <= row; before++) {
                    for (int j = 0; j < WIDTH; j++) {
                        for (int k = 0; k < WIDTH; k++) {
                            gradient[of(before, VALUES_READ, j)] += weight(2, j, k) * ofWriter(gradient, row, HEAD, k) / seen;
                        }
                    }
                }
            }
            return DoubleTensor.of(gradient, rows / length, length, 5, WIDTH);
        }

        private double ofWriter(double[] gradient, int row, int writer, int k) {
            double sum = 0;
            for (int edge = 0; edge < shares.length; edge++) {
                NetworkGraph.Edge one = GRAPH.edges().get(edge);
                if (one.writer() == writer) {
                    sum += (1 - shares[edge]) * gradient[of(row, one.reader(), k)];
                }
            }
            return sum;
        }

        private double[] atOutputs(Objective objective) {
            if (objective instanceof Objective.Given given) {
                return given.gradient().values();
            }
            double[] outputs = new double[rows * OUTPUTS];
            Objective.OutputDifference difference = (Objective.OutputDifference) objective;
            for (int row = 0; row < rows; row++) {
                int label = difference.label().values()[row];
                int wrong = difference.wrong().values()[row];
                if (label >= 0) {
                    outputs[row * OUTPUTS + label] += 1;
                    if (wrong >= 0) {
                        outputs[row * OUTPUTS + wrong] -= 1;
                    }
                }
            }
            return outputs;
        }
    }
}

package org.axonmark.circuits.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.BudgetExceededException;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.InvalidRequestException;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.jspecify.annotations.Nullable;

/**
 * A network behind its meter. A call is checked, then paid for, then run, so that what is refused costs nothing. The last run that changed nothing is
 * remembered, and the last few of the same prompts that changed something, so that for a plan only what differs from the nearest of them is worked
 * out; that makes plans faster and no cheaper.
 */
public final class MeteredNetwork implements DamagedNetwork {

    /** One forward pass and two for the way back. */
    private static final int BACKWARD = 3;

    /** Runs remembered beside the one that changed nothing: a method that tries edge upon edge goes on from the last that it kept, or tried. */
    private static final int REMEMBERED = 2;

    /** Runs of more numbers are not remembered, but for the one that changed nothing. */
    private static final int MOST_REMEMBERED = MAX_VALUES / 8;

    private final Transformer network;
    private final Graph graph;
    private final NetworkGraph described;
    private final long budget;
    private final Deque<Kept> caches = new ArrayDeque<>();
    private long used;
    private long keptValues;
    private int numbered;
    private @Nullable Remembered remembered;

    /** A kept run. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(int number, int prompts, int length, long values, double[][] written) {}

    /**
     * Runs of the same prompts.
     *
     * @param run the last that changed nothing
     * @param changed the last that changed something, the one that was last of use first
     */
    private record Remembered(IntTensor tokens, Run run, Deque<Run> changed) {}

    /**
     * Creates a network that has not been run.
     *
     * @param budget in forward passes of one prompt
     * @throws IllegalArgumentException if what one longest prompt leaves behind is more than can be kept
     */
    public MeteredNetwork(Transformer network, long budget) {
        this.network = network;
        this.graph = network.graph();
        this.described = described(network);
        this.budget = budget;
        long most = values(described.positions());
        if (most > KEPT_VALUES) {
            throw new IllegalArgumentException("a prompt of " + described.positions() + " tokens leaves " + most
                    + " numbers in this network, more than " + KEPT_VALUES + "; shorten its longest prompt");
        }
    }

    /** Returns what was spent, in forward passes of one prompt. */
    public long used() {
        return used;
    }

    @Override
    public long remaining() {
        return budget - used;
    }

    @Override
    public NetworkGraph graph() {
        return described;
    }

    @Override
    public Cache cache(IntTensor tokens) throws BudgetExceededException, InvalidRequestException {
        check(tokens);
        pay(tokens.size(0), "a forward pass of " + tokens.size(0) + " prompts");
        Run run = plainly(tokens);
        int number = numbered++;
        long values = values(tokens.count());
        while (!caches.isEmpty() && keptValues + values > KEPT_VALUES) {
            keptValues -= caches.removeFirst().values();
        }
        keptValues += values;
        caches.addLast(new Kept(number, tokens.size(0), tokens.size(1), values, run.cache()));
        return new Cache(number, outputs(tokens, run), beside(tokens, run.cache()));
    }

    @Override
    public DoubleTensor forward(IntTensor tokens, Plan plan) throws BudgetExceededException, InvalidRequestException {
        check(tokens);
        org.axonmark.circuits.network.Plan checked = checked(tokens, plan);
        pay(tokens.size(0), "a forward pass of " + tokens.size(0) + " prompts");
        return outputs(tokens, run(tokens, plan, checked));
    }

    @Override
    public DoubleTensor forwardEach(IntTensor tokens, List<Plan> plans) throws BudgetExceededException, InvalidRequestException {
        check(tokens);
        if (plans.isEmpty()) {
            throw refused("a call without a plan; give at least one");
        }
        int fit = described.plansInACall(tokens.size(0), tokens.size(1));
        if (plans.size() > fit) {
            throw refused(plans.size() + " plans for " + tokens.size(0) + " prompts of " + tokens.size(1) + " tokens; at most " + fit
                    + " such plans fit a call");
        }
        List<org.axonmark.circuits.network.Plan> checked = new ArrayList<>();
        for (Plan plan : plans) {
            checked.add(checked(tokens, plan));
        }
        pay((long) plans.size() * tokens.size(0), "a forward pass of " + tokens.size(0) + " prompts under " + plans.size() + " plans");
        int each = tokens.count() * described.outputs();
        double[] outputs = new double[plans.size() * each];
        for (int i = 0; i < plans.size(); i++) {
            System.arraycopy(run(tokens, plans.get(i), checked.get(i)).logits(), 0, outputs, i * each, each);
        }
        return DoubleTensor.of(outputs, plans.size(), tokens.size(0), tokens.size(1), described.outputs());
    }

    @Override
    public Gradients backward(IntTensor tokens, Plan plan, Objective objective)
            throws BudgetExceededException, InvalidRequestException {
        check(tokens);
        org.axonmark.circuits.network.Plan checked = checked(tokens, plan);
        double[] gradient = checked(tokens, objective);
        pay((long) BACKWARD * tokens.size(0), "a backward pass of " + tokens.size(0) + " prompts");
        Run run = run(tokens, plan, checked);
        org.axonmark.circuits.network.Gradients back = network.backward(run, gradient);
        return new Gradients(outputs(tokens, run), beside(tokens, run.cache()), beside(tokens, back.readers()));
    }

    @Override
    public DoubleTensor repaired(IntTensor tokens, List<Intervention> interventions)
            throws BudgetExceededException, InvalidRequestException {
        check(tokens);
        String fault = Interventions.fault(interventions, graph.edges().size());
        if (fault != null) {
            throw refused(fault);
        }
        pay(tokens.size(0), "a forward pass of " + tokens.size(0) + " prompts");
        return outputs(tokens, run(tokens, Interventions.plan(network, interventions, tokens.count())));
    }

    private Run run(IntTensor tokens, Plan plan, org.axonmark.circuits.network.Plan checked) {
        if (plan.written().isEmpty() && plan.shares().isEmpty()) {
            return plainly(tokens);
        }
        return run(tokens, checked);
    }

    /** Goes on from the nearest run that is remembered. */
    private Run run(IntTensor tokens, org.axonmark.circuits.network.Plan checked) {
        if (remembered == null || !remembered.tokens().equals(tokens)) {
            return network.run(Pairs.prompts(tokens), checked);
        }
        Run nearest = remembered.run();
        int least = checked.differences(nearest.plan());
        for (Run changed : remembered.changed()) {
            int differences = checked.differences(changed.plan());
            if (differences < least) {
                nearest = changed;
                least = differences;
            }
        }
        Run run = network.run(Pairs.prompts(tokens), checked, nearest);
        if (values(tokens.count()) <= MOST_REMEMBERED) {
            Deque<Run> changed = remembered.changed();
            if (changed.remove(nearest)) {
                changed.addFirst(nearest);
            }
            while (changed.size() >= REMEMBERED) {
                changed.removeLast();
            }
            changed.addFirst(run);
        }
        return run;
    }

    private Run plainly(IntTensor tokens) {
        if (remembered == null || !remembered.tokens().equals(tokens)) {
            IntTensor own = IntTensor.of(tokens.values().clone(), tokens.shape());
            remembered = new Remembered(own, network.run(Pairs.prompts(tokens)), new ArrayDeque<>());
        }
        return remembered.run();
    }

    private void pay(long cost, String what) throws BudgetExceededException {
        if (cost > remaining()) {
            throw new BudgetExceededException(what + " costs " + cost + ", " + remaining() + " are left", remaining());
        }
        used += cost;
    }

    private void check(IntTensor tokens) throws InvalidRequestException {
        if (tokens.rank() != 2 || tokens.count() == 0) {
            throw refused("prompts of the shape " + Arrays.toString(tokens.shape()) + "; give [B][T], at least one token");
        }
        if (tokens.size(1) > described.positions()) {
            throw refused("prompts of " + tokens.size(1) + " tokens; the longest has " + described.positions());
        }
        long each = values(tokens.size(1));
        if (tokens.size(0) > 1 && each * tokens.size(0) > MAX_VALUES) {
            throw refused("a batch of " + tokens.size(0) + " prompts of " + tokens.size(1) + " tokens; at most "
                    + Math.max(1, MAX_VALUES / each) + " such prompts fit a call");
        }
        for (int token : tokens.values()) {
            if (token < 0 || token >= described.tokens()) {
                throw refused("token " + token + "; the vocabulary has 0 to " + (described.tokens() - 1));
            }
        }
    }

    /** Returns how many numbers the larger of caches and gradients holds. */
    private long values(int tokens) {
        int nodes = Math.max(graph.writers().size(), graph.readers().size());
        return (long) tokens * nodes * network.shape().width();
    }

    private org.axonmark.circuits.network.Plan checked(IntTensor tokens, Plan plan) throws InvalidRequestException {
        org.axonmark.circuits.network.Plan own = new org.axonmark.circuits.network.Plan(graph);
        BitSet writers = new BitSet();
        for (Plan.Written written : plan.written()) {
            if (written.writer() < 0 || written.writer() >= graph.writers().size() || writers.get(written.writer())) {
                throw refused("a plan has writer " + written.writer() + " write; name each of 0 to " + (graph.writers().size() - 1)
                        + " at most once");
            }
            writers.set(written.writer());
            check("what a writer is told to write", written.activation(), tokens, network.shape().width());
            own.write(written.writer(), written.activation().values());
        }
        if (plan.shares().isEmpty()) {
            return own;
        }
        own.alternate(alternate(tokens, plan.alternate()));
        List<Graph.Edge> edges = graph.edges();
        BitSet seen = new BitSet();
        for (Plan.Share share : plan.shares()) {
            if (share.edge() < 0 || share.edge() >= edges.size() || seen.get(share.edge())) {
                throw refused("a plan has a share on edge " + share.edge() + "; name each of 0 to " + (edges.size() - 1) + " at most once");
            }
            seen.set(share.edge());
            if (!(share.share() >= 0 && share.share() <= 1)) {
                throw refused("a share of " + share.share() + " on an edge; it is to be 0 to 1");
            }
            own.mix(graph, edges.get(share.edge()), share.share());
        }
        return own;
    }

    private double[][] alternate(IntTensor tokens, Alternate alternate) throws InvalidRequestException {
        int writers = graph.writers().size();
        int size = tokens.count() * network.shape().width();
        return switch (alternate) {
            case Alternate.Zero() -> new double[writers][size];
            case Alternate.Kept(int number) -> {
                Kept kept = caches.stream().filter(cache -> cache.number() == number).findFirst().orElseThrow(
                        () -> refused("cache " + number + " is not kept; kept are "
                                + caches.stream().map(Kept::number).toList() + ", the newest of up to " + KEPT_VALUES + " numbers"));
                if (kept.prompts() != tokens.size(0) || kept.length() != tokens.size(1)) {
                    throw refused("cache " + number + " is of " + kept.prompts() + " prompts of " + kept.length() + " tokens, the call of "
                            + tokens.size(0) + " of " + tokens.size(1) + "; give as many of the same length");
                }
                yield kept.written();
            }
            case Alternate.Given(DoubleTensor written) -> {
                check("an alternate", written, tokens, writers, network.shape().width());
                yield apart(written, writers);
            }
        };
    }

    private double[] checked(IntTensor tokens, Objective objective) throws InvalidRequestException {
        int outputs = described.outputs();
        if (objective instanceof Objective.Given(DoubleTensor gradient)) {
            check("a gradient at the outputs", gradient, tokens, outputs);
            return gradient.values();
        }
        Objective.OutputDifference difference = (Objective.OutputDifference) objective;
        double[] gradient = new double[tokens.count() * outputs];
        for (IntTensor labels : List.of(difference.label(), difference.wrong())) {
            if (!Arrays.equals(labels.shape(), tokens.shape())) {
                throw refused("labels of the shape " + Arrays.toString(labels.shape()) + " for prompts of the shape "
                        + Arrays.toString(tokens.shape()));
            }
            for (int label : labels.values()) {
                if (label < -1 || label >= outputs) {
                    throw refused("label " + label + "; outputs are 0 to " + (outputs - 1) + ", -1 is none");
                }
            }
        }
        for (int i = 0; i < tokens.count(); i++) {
            int label = difference.label().values()[i];
            int wrong = difference.wrong().values()[i];
            if (label >= 0) {
                gradient[i * outputs + label] += 1;
                if (wrong >= 0) {
                    gradient[i * outputs + wrong] -= 1;
                }
            }
        }
        return gradient;
    }

    /** Checks numbers for each token. */
    private void check(String what, DoubleTensor given, IntTensor tokens, int... each) throws InvalidRequestException {
        int[] shape = Arrays.copyOf(tokens.shape(), 2 + each.length);
        System.arraycopy(each, 0, shape, 2, each.length);
        if (!Arrays.equals(given.shape(), shape)) {
            throw refused(what + " has the shape " + Arrays.toString(given.shape()) + "; these prompts take " + Arrays.toString(shape));
        }
        for (double value : given.values()) {
            if (!Double.isFinite(value)) {
                throw refused(what + " holds " + value + "; give finite numbers");
            }
        }
    }

    private InvalidRequestException refused(String why) {
        return new InvalidRequestException(why, remaining());
    }

    private DoubleTensor outputs(IntTensor tokens, Run run) {
        return DoubleTensor.of(run.logits(), tokens.size(0), tokens.size(1), described.outputs());
    }

    /** Puts the nodes' activations beside each other, token by token. */
    private DoubleTensor beside(IntTensor tokens, double[][] nodes) {
        int width = network.shape().width();
        double[] all = new double[tokens.count() * nodes.length * width];
        for (int i = 0; i < tokens.count(); i++) {
            for (int node = 0; node < nodes.length; node++) {
                System.arraycopy(nodes[node], i * width, all, (i * nodes.length + node) * width, width);
            }
        }
        return DoubleTensor.of(all, tokens.size(0), tokens.size(1), nodes.length, width);
    }

    /** Undoes {@link #beside}. */
    private double[][] apart(DoubleTensor beside, int nodes) {
        int width = network.shape().width();
        int tokens = beside.count() / nodes / width;
        double[][] apart = new double[nodes][tokens * width];
        for (int i = 0; i < tokens; i++) {
            for (int node = 0; node < nodes; node++) {
                System.arraycopy(beside.values(), (i * nodes + node) * width, apart[node], i * width, width);
            }
        }
        return apart;
    }

    private static NetworkGraph described(Transformer network) {
        Graph graph = network.graph();
        List<NetworkGraph.Reader> readers = new ArrayList<>();
        for (int reader = 0; reader < graph.readers().size(); reader++) {
            readers.add(new NetworkGraph.Reader(graph.readers().get(reader), graph.owner(reader)));
        }
        List<NetworkGraph.Edge> edges =
                graph.edges().stream().map(edge -> new NetworkGraph.Edge(edge.writer(), edge.reader())).toList();
        return new NetworkGraph(network.shape().layers(), network.shape().heads(), network.shape().width(), network.shape().tokens(),
                network.shape().positions(), network.shape().outputs(), network.shape().causal(), graph.writers(), readers, edges);
    }
}

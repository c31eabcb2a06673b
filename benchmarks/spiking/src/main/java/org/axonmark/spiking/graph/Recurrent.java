package org.axonmark.spiking.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.count.MatrixProduct;
import org.axonmark.spiking.count.ProductCounts;
import org.axonmark.spiking.count.RecurrentCell;
import org.axonmark.spiking.count.WeightedMatrix;

/**
 * A recurrent operator of ONNX, ready to be counted: in each step and direction all gates multiply the input and the state before by their weights, and
 * gates multiply numbers one by one. States are read from the operator's first output. What resets multiply is taken for real numbers that are 0 where the
 * state is.
 */
final class Recurrent implements Counted {

    /** Places of the operators' inputs. */
    private static final int INPUT_WEIGHTS = 1;
    private static final int STATE_WEIGHTS = 2;
    private static final int LENGTHS = 4;
    private static final int STATE = 5;
    private static final int MEMORY = 6;
    private static final int PEEPHOLES = 7;

    private final Node node;
    private final RecurrentCell cell;
    private final Call.Role role;
    private final Optional<String> state;
    private final Optional<String> memory;
    private final Map<String, FloatTensor> constants;
    private final List<Direction> directions = new ArrayList<>();

    /** Weights that one direction multiplies by: those of the input, and of the state by groups of gates. */
    private record Direction(String title, boolean backwards, Weights input, List<Weights> states) {}

    /**
     * Rows of weights.
     *
     * @param matrix the product with all steps
     * @param outputs entries that it gives
     * @param seen whether what they multiply is the input or state as it is seen
     */
    private record Weights(WeightedMatrix matrix, long outputs, boolean seen, Histogram histogram) {

        /** Takes rows out of all; states of so many steps and items are multiplied. */
        static Weights of(int states, FloatTensor all, int fromRow, int toRow, boolean seen) {
            int inner = all.size(2);
            float[] values = Arrays.copyOfRange(all.values(), fromRow * inner, toRow * inner);
            return new Weights(MatrixProduct.layer(states, inner, toRow - fromRow).with(values), (long) states * (toRow - fromRow), seen,
                    Histogram.of(values));
        }
    }

    /**
     * Looks at an operator.
     *
     * @param role where its input stands
     * @param sequence shape of its input, [step][item][number]
     * @param constants its weights, and initial states that do not follow the stimulus, by name
     */
    Recurrent(Node node, Graph graph, Call.Role role, int[] sequence, Map<String, FloatTensor> constants) {
        this.node = node;
        this.role = role;
        this.constants = constants;
        state = named(node.input(STATE));
        memory = node.operator().equals("LSTM") ? named(node.input(MEMORY)) : Optional.empty();
        FloatTensor input = Objects.requireNonNull(constants.get(graph.origin(node.input(INPUT_WEIGHTS))));
        FloatTensor states = Objects.requireNonNull(constants.get(graph.origin(node.input(STATE_WEIGHTS))));
        cell = new RecurrentCell(RecurrentCell.Kind.valueOf(node.operator()), input.size(2), states.size(2));
        int length = Math.multiplyExact(sequence[0], sequence[1]);
        String stated = node.text("direction", "forward");
        for (int d = 0; d < input.size(0); d++) {
            boolean backwards = stated.equals("reverse") || d == 1;
            int from = d * cell.rows();
            int to = from + cell.rows();
            // The last gate of a GRU that resets first multiplies the state that was reset, which is not seen.
            boolean hides = node.operator().equals("GRU") && node.integer("linear_before_reset", 0) == 0;
            int seen = hides ? to - cell.hidden() : to;
            List<Weights> byState = new ArrayList<>(List.of(Weights.of(length, states, from, seen, true)));
            if (hides) {
                byState.add(Weights.of(length, states, seen, to, false));
            }
            directions.add(new Direction(node.title() + (d == 1 ? " backwards" : ""), backwards,
                    Weights.of(length, input, from, to, true), byState));
        }
    }

    private static Optional<String> named(String value) {
        return Optional.of(value).filter(name -> !name.isEmpty());
    }

    /** Sequences of one length that follow the stimulus, with weights that do not; no peepholes, and all gates there. */
    static boolean isAccountable(Node node, Graph graph) {
        return graph.follows(node.input(0)) && !graph.follows(node.input(INPUT_WEIGHTS)) && !graph.follows(node.input(STATE_WEIGHTS))
                && node.input(LENGTHS).isEmpty() && node.input(PEEPHOLES).isEmpty() && node.integer("layout", 0) == 0
                && node.integer("input_forget", 0) == 0;
    }

    /** Returns the names of weights and initial states that do not follow the stimulus. */
    static List<String> constants(Node node, Graph graph) {
        List<String> names = new ArrayList<>(List.of(graph.origin(node.input(INPUT_WEIGHTS)), graph.origin(node.input(STATE_WEIGHTS))));
        for (int place : List.of(STATE, MEMORY)) {
            named(node.input(place)).filter(name -> !graph.follows(name)).ifPresent(names::add);
        }
        return names;
    }

    /** Returns the histograms of its weights, by layer. */
    Map<String, Histogram> weights() {
        Map<String, Histogram> weights = new TreeMap<>();
        for (Direction direction : directions) {
            weights.put(title(direction, direction.input(), "input"), direction.input().histogram());
            direction.states().forEach(each -> weights.put(title(direction, each, "state"), each.histogram()));
        }
        return weights;
    }

    private static String title(Direction direction, Weights weights, String what) {
        return direction.title() + " " + (weights.seen() ? what : "reset " + what);
    }

    /** Returns the names of the sequences that it multiplies, steps along their first axis. */
    List<String> sequences() {
        return List.of(node.input(0), node.outputs().getFirst());
    }

    @Override
    public List<String> operands() {
        List<String> operands = new ArrayList<>(sequences());
        state.filter(name -> !constants.containsKey(name)).ifPresent(operands::add);
        memory.filter(name -> !constants.containsKey(name)).ifPresent(operands::add);
        return operands;
    }

    @Override
    public List<Call> count(Map<String, FloatTensor> values) {
        FloatTensor sequence = Objects.requireNonNull(values.get(node.input(0)));
        FloatTensor states = Objects.requireNonNull(values.get(node.outputs().getFirst()));
        List<Call> made = new ArrayList<>();
        for (int d = 0; d < directions.size(); d++) {
            Direction direction = directions.get(d);
            made.add(product(direction, direction.input(), "input", role, sequence.values()));
            float[] before = before(states, d, direction.backwards(), initial(state, values));
            for (Weights weights : direction.states()) {
                made.add(product(direction, weights, "state", Call.Role.INNER_LAYER, before));
            }
            if (cell.gateProducts() > 0) {
                made.add(gates(direction, d, sequence.size(1), before, initial(memory, values)));
            }
        }
        return made;
    }

    private Optional<FloatTensor> initial(Optional<String> name, Map<String, FloatTensor> values) {
        return name.map(each -> Objects.requireNonNull((constants.containsKey(each) ? constants : values).get(each), each));
    }

    private static Call product(Direction direction, Weights weights, String what, Call.Role role, float[] left) {
        Histogram ofLeft = Histogram.of(left);
        if (!weights.seen()) {
            ofLeft = new Histogram(ofLeft.total(), ofLeft.zeros(), new TreeMap<>());
        }
        return new Call(title(direction, weights, what), role, ofLeft, weights.histogram(), weights.matrix().count(left),
                Call.Form.plain(weights.outputs()));
    }

    /** Numbers that gates multiply are real, and gates themselves are not 0. */
    private Call gates(Direction direction, int d, int batch, float[] before, Optional<FloatTensor> memories) {
        long silent = Histogram.of(before).zeros();
        int first = batch * cell.hidden();
        long silentMemories = memories.map(all -> Histogram.of(all.values(), d * first, (d + 1) * first).zeros()).orElse((long) first);
        ProductCounts counts = cell.gates(before.length, silent, silentMemories);
        return new Call(direction.title() + " gates", Call.Role.GATES,
                new Histogram(counts.dense(), counts.dense() - counts.both(), new TreeMap<>()),
                new Histogram(counts.dense(), 0, new TreeMap<>()), counts, Call.Form.plain(before.length));
    }

    /** Returns the states that steps begin with, [step][batch][hidden], from those that they end with, [step][direction][batch][hidden]. */
    private float[] before(FloatTensor states, int direction, boolean backwards, Optional<FloatTensor> initial) {
        int steps = states.size(0);
        int length = states.size(2) * states.size(3);
        float[] before = new float[steps * length];
        for (int t = 0; t < steps; t++) {
            int last = backwards ? t + 1 : t - 1;
            if (last >= 0 && last < steps) {
                System.arraycopy(states.values(), (last * states.size(1) + direction) * length, before, t * length, length);
            } else if (initial.isPresent()) {
                System.arraycopy(initial.get().values(), direction * length, before, t * length, length);
            }
        }
        return before;
    }
}

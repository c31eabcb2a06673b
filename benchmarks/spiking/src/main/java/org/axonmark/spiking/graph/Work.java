package org.axonmark.spiking.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The work of operators that are no products, from the shapes of one item's values. */
final class Work {

    private final Map<String, int[]> shapes;
    private long pointwise;
    private long contracted;

    Work(Graph graph, Map<String, int[]> shapes) throws UncountableException {
        this.shapes = shapes;
        for (Node node : graph.following()) {
            switch (Operators.of(node.operator())) {
                case POINTWISE -> pointwise += written(node) * Math.max(1, node.inputs().size() - 1);
                case REDUCTION -> pointwise += read(node);
                case NORMALISATION -> pointwise += read(node) * Operators.NORMALISATION_WORK;
                case WINDOW -> pointwise += written(node) * product(node.integers("kernel_shape", 0, 0));
                case CONTRACTION -> contracted += node.operator().equals("Einsum") ? einsum(node) : recurrent(node);
                case MOVEMENT -> pointwise += written(node) * interpolation(node);
                case PRODUCT, OPAQUE -> {
                    // Counted from its operands, or refused before.
                }
            }
        }
    }

    private long read(Node node) throws UncountableException {
        return entries(shapes, node.input(0));
    }

    private long written(Node node) throws UncountableException {
        return entries(shapes, node.outputs().getFirst());
    }

    long pointwise() {
        return pointwise;
    }

    long contracted() {
        return contracted;
    }

    static long entries(Map<String, int[]> shapes, String value) throws UncountableException {
        int[] shape = shapes.get(value);
        if (shape == null) {
            throw new UncountableException("a value whose shape is not known");
        }
        return product(shape);
    }

    private static long product(int[] sizes) {
        long product = 1;
        for (int size : sizes) {
            product = Math.multiplyExact(product, (long) size);
        }
        return product;
    }

    /** Entries that one entry of a resized image is mixed from; none if it is one of the old. */
    private static int interpolation(Node node) {
        if (!node.operator().equals("Resize") && !node.operator().equals("Upsample")) {
            return 0;
        }
        return switch (node.text("mode", "nearest")) {
            case "nearest" -> 0;
            case "linear" -> 4;
            default -> 16;
        };
    }

    /** The product of the lengths of all axes that the equation names. */
    private long einsum(Node node) throws UncountableException {
        String equation = node.text("equation", "").replace(" ", "");
        List<String> terms = List.of(equation.split("->", 2)[0].split(",", -1));
        Map<Character, Integer> lengths = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            int[] shape = shapes.get(node.input(i));
            if (shape == null || shape.length != terms.get(i).length()) {
                throw new UncountableException("node " + node.place() + ", operator 'Einsum': its equation does not fit its inputs");
            }
            for (int axis = 0; axis < shape.length; axis++) {
                lengths.merge(terms.get(i).charAt(axis), shape[axis], Math::max);
            }
        }
        return product(lengths.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** Gates × hidden × (inputs + hidden) of each step and direction: the sizes of the weights, once a step. */
    private long recurrent(Node node) throws UncountableException {
        int[] sequence = shapes.get(node.input(0));
        if (sequence == null || sequence.length != 3) {
            throw new UncountableException("node " + node.place() + ", operator '" + node.operator() + "': an input that is no sequence");
        }
        long steps = (long) sequence[0] * sequence[1];
        Set<String> matrices = new HashSet<>(List.of(node.input(1), node.input(2)));
        long pairs = 0;
        for (String matrix : matrices) {
            pairs += entries(shapes, matrix);
        }
        return Math.multiplyExact(steps, pairs);
    }
}

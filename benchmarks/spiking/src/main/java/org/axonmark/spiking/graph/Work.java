package org.axonmark.spiking.graph;

import java.util.Map;
import java.util.Objects;

/** The work of operators that are no products, from the shapes of one item's values. */
final class Work {

    private final Map<String, int[]> shapes;
    private long pointwise;

    Work(Graph graph, Map<String, int[]> shapes) throws UncountableException {
        this.shapes = shapes;
        for (Node node : graph.following()) {
            switch (Operators.of(node.operator())) {
                case POINTWISE -> pointwise += written(node) * Math.max(1, node.inputs().size() - 1);
                case REDUCTION -> pointwise += read(node);
                case NORMALISATION -> pointwise += read(node) * Operators.NORMALISATION_WORK;
                case WINDOW -> pointwise += written(node) * product(node.integers("kernel_shape", 0, 0));
                case RECURRENT -> pointwise += entries(shapes, node.input(0)) / Math.max(1, last(node.input(0))) * rows(node) * 2;
                case MOVEMENT -> pointwise += written(node) * interpolation(node);
                case PRODUCT, OPAQUE -> {
                    // Counted from its operands, or refused before.
                }
            }
        }
    }

    /** Returns the length of a value's last axis. */
    private int last(String value) {
        int[] shape = Objects.requireNonNull(shapes.get(value), value);
        return shape[shape.length - 1];
    }

    /** Returns the rows of the gates of all directions, each of which gets a bias and is bent. */
    private long rows(Node node) throws UncountableException {
        return entries(shapes, node.input(1)) / Math.max(1, last(node.input(1)));
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
}

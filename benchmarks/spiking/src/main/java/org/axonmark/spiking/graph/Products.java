package org.axonmark.spiking.graph;

import java.util.Optional;

/** The operators that multiply pairs of entries, and which of their inputs these are. */
final class Products {

    private Products() {}

    /** Where an operator's operands and their zero points stand among its inputs; −1 for none. */
    private record Places(int left, int right, int leftZero, int rightZero) {}

    private static Places places(String operator) {
        return switch (operator) {
            case "ConvInteger", "MatMulInteger" -> new Places(0, 1, 2, 3);
            case "QLinearConv", "QLinearMatMul" -> new Places(0, 3, 2, 5);
            default -> new Places(0, 1, -1, -1);
        };
    }

    static boolean isConvolution(Node node) {
        return node.operator().contains("Conv");
    }

    /** A kernel that follows the stimulus over a fixed image would let activations pass for weights. */
    static boolean isAccountable(Node node, Graph graph) {
        Places places = places(node.operator());
        boolean fixedZeros = !graph.follows(input(node, places.leftZero())) && !graph.follows(input(node, places.rightZero()));
        return fixedZeros && (!node.operator().equals("Einsum") || Equation.of(node).isPresent())
                && (!isConvolution(node) || graph.follows(node.input(places.left())));
    }

    /** Returns a node's product as its rules read it: the operand that follows the stimulus to the left. */
    static Product of(Node node, Graph graph) {
        Places places = places(node.operator());
        String left = graph.origin(node.input(places.left()));
        String right = graph.origin(node.input(places.right()));
        Optional<String> leftZero = zero(node, places.leftZero());
        Optional<String> rightZero = zero(node, places.rightZero());
        if (graph.follows(left)) {
            boolean ofActivations = graph.follows(right);
            return new Product(node, left, right, leftZero, rightZero, false, ofActivations);
        }
        return new Product(node, right, left, rightZero, leftZero, true, false);
    }

    private static Optional<String> zero(Node node, int place) {
        return Optional.of(input(node, place)).filter(name -> !name.isEmpty());
    }

    private static String input(Node node, int place) {
        return place < 0 ? "" : node.input(place);
    }
}

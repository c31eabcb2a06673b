package org.axonmark.spiking.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.axonmark.spi.FloatTensor;

/**
 * An equation of {@code Einsum} that is a product of matrices: each axis is one of batches, of rows, of columns, or summed over.
 *
 * @param first axes of the first operand
 * @param second axes of the second
 * @param output axes of the output
 */
record Equation(String first, String second, String output) {

    private static final String AXES = "[A-Za-z]+";

    /** Returns a node's equation; empty if it is no product of matrices. */
    static Optional<Equation> of(Node node) {
        String[] sides = node.text("equation", "").replace(" ", "").split("->", -1);
        String[] terms = sides[0].split(",", -1);
        if (sides.length != 2 || terms.length != 2 || node.inputs().size() != 2) {
            return Optional.empty();
        }
        Equation equation = new Equation(terms[0], terms[1], sides[1]);
        boolean product = equation.first.matches(AXES) && equation.second.matches(AXES) && equation.output.matches("[A-Za-z]*");
        for (String term : List.of(equation.first, equation.second, equation.output)) {
            product &= letters(term).size() == term.length();
        }
        for (char axis : (equation.first + equation.second + equation.output).toCharArray()) {
            product &=
                    (has(equation.first, axis) ? 1 : 0) + (has(equation.second, axis) ? 1 : 0) + (has(equation.output, axis) ? 1 : 0) > 1;
        }
        return product ? Optional.of(equation) : Optional.empty();
    }

    private static Set<Character> letters(String term) {
        Set<Character> letters = new HashSet<>();
        for (int i = 0; i < term.length(); i++) {
            letters.add(term.charAt(i));
        }
        return letters;
    }

    private static boolean has(String term, char axis) {
        return term.indexOf(axis) >= 0;
    }

    /** Returns it with its operands the other way round. */
    Equation swapped() {
        return new Equation(second, first, output);
    }

    /** Returns the numbers of batches, rows, summed entries and columns. */
    int[] sizes(int[] x, int[] w) throws UncountableException {
        Map<Character, Integer> lengths = new HashMap<>();
        boolean fits = x.length == first.length() && w.length == second.length();
        for (int axis = 0; fits && axis < x.length; axis++) {
            lengths.put(first.charAt(axis), x[axis]);
        }
        for (int axis = 0; fits && axis < w.length; axis++) {
            Integer other = lengths.put(second.charAt(axis), w[axis]);
            fits &= other == null || other == w[axis];
        }
        if (!fits) {
            throw new UncountableException("operator 'Einsum': an equation that does not fit its inputs, or repeats some of them");
        }
        return new int[] {size(batches(), lengths), size(rows(), lengths), size(inner(), lengths), size(columns(), lengths)};
    }

    private static int size(String axes, Map<Character, Integer> lengths) {
        return axes.chars().map(axis -> lengths.getOrDefault((char) axis, 1)).reduce(1, Math::multiplyExact);
    }

    String batches() {
        return kept(first, axis -> has(second, axis) && has(output, axis));
    }

    private String rows() {
        return kept(first, axis -> !has(second, axis));
    }

    private String inner() {
        return kept(first, axis -> has(second, axis) && !has(output, axis));
    }

    private String columns() {
        return kept(second, axis -> !has(first, axis));
    }

    private interface Choice {
        boolean takes(char axis);
    }

    private static String kept(String term, Choice choice) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < term.length(); i++) {
            if (choice.takes(term.charAt(i))) {
                kept.append(term.charAt(i));
            }
        }
        return kept.toString();
    }

    /** Returns the first operand as batches × rows × summed. */
    float[] left(FloatTensor x) {
        return ordered(x, first, batches() + rows() + inner());
    }

    /** Returns the second operand as batches × summed × columns. */
    float[] right(FloatTensor w) {
        return ordered(w, second, batches() + inner() + columns());
    }

    private static float[] ordered(FloatTensor tensor, String from, String to) {
        if (from.equals(to)) {
            return tensor.values();
        }
        int[] strides = new int[from.length()];
        int stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= tensor.size(axis);
        }
        List<Integer> axes = new ArrayList<>();
        to.chars().forEach(axis -> axes.add(from.indexOf(axis)));
        float[] ordered = new float[tensor.count()];
        int[] index = new int[axes.size()];
        int at = 0;
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = tensor.values()[at];
            for (int axis = index.length - 1; axis >= 0; axis--) {
                at += strides[axes.get(axis)];
                if (++index[axis] < tensor.size(axes.get(axis))) {
                    break;
                }
                at -= index[axis] * strides[axes.get(axis)];
                index[axis] = 0;
            }
        }
        return ordered;
    }
}

package org.axonmark.spiking.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Sparsity;

/**
 * Time inside a graph, as its products show it: a layer is either called once for each step with the same weights, or once with all steps along
 * the first axis of its input, which holds one item.
 */
record Steps(List<List<String>> layers, int steps) {

    /** Tells the number of steps: the greatest number of calls of one layer, or length of the first axis of an input with three axes or more. */
    static Steps of(List<Counted> counted, Map<String, int[]> shapes) {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        for (Counted each : counted) {
            switch (each) {
                case Layer layer -> layers.computeIfAbsent(layer.title(), name -> new ArrayList<>()).add(layer.product().left());
                case Recurrent recurrent -> recurrent.sequences().forEach(name -> layers.put("sequence " + name, List.of(name)));
            }
        }
        int steps = 1;
        for (List<String> inputs : layers.values()) {
            int[] shape = Objects.requireNonNull(shapes.get(inputs.getFirst()));
            steps = Math.max(steps, inputs.size() > 1 || shape.length < 3 ? inputs.size() : shape[0]);
        }
        return new Steps(List.copyOf(layers.values()), steps);
    }

    /** Returns how many entries of operands could be set beside the step before, the first step beside rest, and how many of these stayed. */
    long[] changes(Map<String, FloatTensor> values) {
        long compared = 0;
        long unchanged = 0;
        for (List<String> layer : layers) {
            float[][] rows = rows(layer, values);
            compared += Arrays.stream(rows).mapToLong(row -> row.length).sum();
            unchanged += Sparsity.unchanged(rows);
        }
        return new long[] {compared, unchanged};
    }

    /** Returns a layer's input by step; nothing if its steps cannot be told. */
    private float[][] rows(List<String> layer, Map<String, FloatTensor> values) {
        FloatTensor first = Objects.requireNonNull(values.get(layer.getFirst()));
        if (steps > 1 && layer.size() == steps) {
            float[][] rows =
                    layer.stream().map(name -> Objects.requireNonNull(values.get(name)).values()).toArray(float[][]::new);
            return Arrays.stream(rows).allMatch(row -> row.length == rows[0].length) ? rows : new float[0][];
        }
        if (steps > 1 && layer.size() == 1 && first.rank() > 1 && first.size(0) == steps) {
            int length = first.count() / steps;
            float[][] rows = new float[steps][];
            Arrays.setAll(rows, t -> Arrays.copyOfRange(first.values(), t * length, (t + 1) * length));
            return rows;
        }
        return new float[0][];
    }
}

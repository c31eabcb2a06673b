package org.axonmark.spiking.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl;

/**
 * A graph with values of its inside among its outputs. Nothing else is changed, and what this version of ONNX's format does not know is kept as
 * it is.
 */
final class Taps {

    private static final String PREFIX = "axonmark-tap-";

    private final OnnxMl.ModelProto tapped;
    private final Map<String, String> outputs = new LinkedHashMap<>();

    /** Taps values: of operators, initializers or the stimulus. */
    Taps(Graph graph, Collection<String> values) {
        OnnxMl.ModelProto.Builder model = graph.model().toBuilder();
        OnnxMl.GraphProto.Builder body = model.getGraphBuilder();
        Set<String> made = new LinkedHashSet<>();
        graph.nodes().forEach(node -> made.addAll(node.outputs()));
        Set<String> already = new LinkedHashSet<>();
        body.getOutputList().forEach(output -> already.add(output.getName()));
        String prefix = PREFIX;
        while (isTaken(prefix, made, already)) {
            prefix += "-";
        }
        for (String value : values) {
            // ONNX Runtime copies a stored output when it is asked for and only then; a node Identity would copy it in every run.
            boolean asItIs = made.contains(value) || graph.isStored(value);
            String output = asItIs ? value : prefix + outputs.size();
            outputs.put(value, output);
            if (!asItIs) {
                body.addNodeBuilder().setOpType("Identity").addInput(value).addOutput(output);
            }
            if (already.add(output)) {
                body.addOutputBuilder().setName(output);
            }
        }
        tapped = model.build();
    }

    private static boolean isTaken(String prefix, Set<String> made, Set<String> outputs) {
        return made.stream().anyMatch(name -> name.startsWith(prefix)) || outputs.stream().anyMatch(name -> name.startsWith(prefix));
    }

    byte[] bytes() {
        return tapped.toByteArray();
    }

    /** Returns the name under which a tapped value is asked for. */
    String output(String value) {
        return java.util.Objects.requireNonNull(outputs.get(value), value);
    }
}

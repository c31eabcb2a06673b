package org.axonmark.spiking.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl;

/**
 * An operator of a graph.
 *
 * @param place its position among the graph's nodes
 * @param operator such as {@code Conv}
 * @param inputs names of values; empty for an optional one left out
 * @param outputs names of values; empty for an optional one left out
 * @param attributes by name
 */
record Node(int place, String operator, List<String> inputs, List<String> outputs, Map<String, OnnxMl.AttributeProto> attributes) {

    static Node of(int place, OnnxMl.NodeProto node) {
        Map<String, OnnxMl.AttributeProto> attributes = new LinkedHashMap<>();
        node.getAttributeList().forEach(attribute -> attributes.put(attribute.getName(), attribute));
        return new Node(place, node.getOpType(), List.copyOf(node.getInputList()), List.copyOf(node.getOutputList()), attributes);
    }

    /** Returns the name under which its counts are kept: none of the submission's own words. */
    String title() {
        return "%04d %s".formatted(place, operator);
    }

    /** Returns the name of an input, empty if it is left out. */
    String input(int index) {
        return index < inputs.size() ? inputs.get(index) : "";
    }

    long integer(String name, long otherwise) {
        OnnxMl.AttributeProto attribute = attributes.get(name);
        return attribute == null ? otherwise : attribute.getI();
    }

    String text(String name, String otherwise) {
        OnnxMl.AttributeProto attribute = attributes.get(name);
        return attribute == null ? otherwise : attribute.getS().toStringUtf8();
    }

    /** Returns a list of whole numbers; so many of one value if the attribute is left out. */
    int[] integers(String name, int size, int otherwise) {
        OnnxMl.AttributeProto attribute = attributes.get(name);
        int[] values = new int[attribute == null ? size : attribute.getIntsCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = attribute == null ? otherwise : Math.toIntExact(attribute.getInts(i));
        }
        return values;
    }
}

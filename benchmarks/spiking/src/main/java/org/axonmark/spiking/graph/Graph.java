package org.axonmark.spiking.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import org.axonmark.results.Untrusted;

/**
 * A submitted graph as the counter sees it: its operators in their order, and which values follow the stimulus. Values that do not, weights
 * folded from others among them, are constants.
 */
public final class Graph {

    private static final int MAX_NESTED_MESSAGES = 60;
    private static final int SHOWN = 3;

    private final OnnxMl.ModelProto model;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, OnnxMl.TensorProto> stored = new LinkedHashMap<>();
    private final Map<String, String> copies = new HashMap<>();
    private final Set<String> following = new HashSet<>();
    private final Set<String> behindProducts = new HashSet<>();
    private final List<String> opaque = new ArrayList<>();
    private final String input;

    private Graph(OnnxMl.ModelProto model) {
        this.model = withStates(model);
        OnnxMl.GraphProto graph = this.model.getGraph();
        graph.getInitializerList().forEach(tensor -> stored.put(tensor.getName(), tensor));
        List<String> inputs =
                graph.getInputList().stream().map(OnnxMl.ValueInfoProto::getName).filter(name -> !stored.containsKey(name)).toList();
        input = inputs.isEmpty() ? "" : inputs.getFirst();
        following.addAll(inputs);
        if (model.getFunctionsCount() > 0) {
            opaque.add("functions of its own");
        }
        if (graph.getSparseInitializerCount() > 0) {
            opaque.add("sparse initializers");
        }
        for (OnnxMl.NodeProto proto : graph.getNodeList()) {
            Node node = Node.of(nodes.size(), proto);
            nodes.add(node);
            follow(node, proto.getDomain());
        }
    }

    /**
     * Reads a graph.
     *
     * @throws IllegalArgumentException if the bytes are no ONNX model; inspect has looked at them before
     */
    public static Graph read(byte[] bytes) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            in.setRecursionLimit(MAX_NESTED_MESSAGES);
            return new Graph(OnnxMl.ModelProto.parseFrom(in));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("no ONNX model: " + e.getMessage(), e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Names the states of recurrent operators, their first output, where a graph leaves them out. */
    private static OnnxMl.ModelProto withStates(OnnxMl.ModelProto model) {
        Set<String> names = new HashSet<>();
        model.getGraph().getNodeList().forEach(node -> names.addAll(node.getOutputList()));
        model.getGraph().getNodeList().forEach(node -> names.addAll(node.getInputList()));
        OnnxMl.ModelProto.Builder named = model.toBuilder();
        for (OnnxMl.NodeProto.Builder node : named.getGraphBuilder().getNodeBuilderList()) {
            boolean recurrent = Operators.of(node.getOpType()) == Operators.Treatment.RECURRENT;
            if (recurrent && node.getOutputCount() > 0 && node.getOutput(0).isEmpty()) {
                String name = "states";
                while (!names.add(name)) {
                    name += "-";
                }
                node.setOutput(0, name);
            }
        }
        return named.build();
    }

    private void follow(Node node, String domain) {
        if (node.operator().equals("Constant") && !node.outputs().isEmpty()) {
            node.attributes().forEach((name, value) -> stored.put(node.outputs().getFirst(), tensor(name, value)));
        }
        if (node.operator().equals("Identity") && !node.outputs().isEmpty()) {
            copies.put(node.outputs().getFirst(), origin(node.input(0)));
        }
        boolean follows = node.inputs().stream().anyMatch(following::contains) && !Set.of("Shape", "Size").contains(node.operator());
        Operators.Treatment treatment =
                domain.isEmpty() || domain.equals("ai.onnx") ? Operators.of(node.operator()) : Operators.Treatment.OPAQUE;
        if (treatment == Operators.Treatment.OPAQUE || (follows && !isAccountable(node, treatment))) {
            opaque.add("node " + node.place() + ", operator '" + node.operator() + "'");
        }
        if (follows) {
            node.outputs().stream().filter(output -> !output.isEmpty()).forEach(following::add);
            if (treatment == Operators.Treatment.PRODUCT || treatment == Operators.Treatment.RECURRENT
                    || node.inputs().stream().anyMatch(behindProducts::contains)) {
                behindProducts.addAll(node.outputs());
            }
        }
    }

    /** Returns what a node {@code Constant} holds in one of the forms of its value. */
    private OnnxMl.TensorProto tensor(String form, OnnxMl.AttributeProto value) {
        OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder();
        return switch (form) {
            case "value" -> value.getT();
            case "value_float" -> tensor.setDataType(OnnxMl.TensorProto.DataType.FLOAT_VALUE).build();
            case "value_floats" -> tensor.setDataType(OnnxMl.TensorProto.DataType.FLOAT_VALUE).addDims(value.getFloatsCount()).build();
            case "value_int" -> tensor.setDataType(OnnxMl.TensorProto.DataType.INT64_VALUE).build();
            case "value_ints" -> tensor.setDataType(OnnxMl.TensorProto.DataType.INT64_VALUE).addDims(value.getIntsCount()).build();
            default -> {
                opaque.add("a constant given as '" + form + "'");
                yield tensor.build();
            }
        };
    }

    /** Tells whether the work of an operator that follows the stimulus can be told from shapes and operands. */
    private boolean isAccountable(Node node, Operators.Treatment treatment) {
        return switch (treatment) {
            case PRODUCT -> Products.isAccountable(node, this);
            case MOVEMENT -> {
                boolean fixed = !(node.operator().equals("Dropout") && node.inputs().size() > 2)
                        && node.text("reduction", "none").equals("none");
                for (int i = 0; i < node.inputs().size(); i++) {
                    fixed &= Operators.isData(node.operator(), i) || !follows(node.inputs().get(i));
                }
                yield fixed;
            }
            case RECURRENT -> Recurrent.isAccountable(node, this);
            case POINTWISE, REDUCTION, NORMALISATION, WINDOW, OPAQUE -> true;
        };
    }

    /** Returns what keeps the graph's work from being told, in words that are safe to show; empty if nothing does. */
    public String refusal() {
        if (opaque.isEmpty()) {
            return "";
        }
        String shown = String.join("; ", opaque.subList(0, Math.min(SHOWN, opaque.size())));
        return new Untrusted(opaque.size() <= SHOWN ? shown : shown + "; and " + (opaque.size() - SHOWN) + " more").forTerminal();
    }

    OnnxMl.ModelProto model() {
        return model;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Returns the operators whose outputs follow the stimulus. */
    List<Node> following() {
        return nodes.stream().filter(node -> node.outputs().stream().anyMatch(following::contains)).toList();
    }

    /** Returns initializers and constants by name. */
    Map<String, OnnxMl.TensorProto> stored() {
        return stored;
    }

    /** Returns the value that a value is a copy of; itself if it is none. Exporters write weights that are used again as copies. */
    String origin(String value) {
        return copies.getOrDefault(value, value);
    }

    /** Tells whether a value is an initializer or a constant. */
    boolean isStored(String value) {
        return stored.containsKey(value);
    }

    String input() {
        return input;
    }

    /** Returns the name of the output that is scored. */
    String output() {
        return model.getGraph().getOutput(0).getName();
    }

    /** Tells whether a value depends on the stimulus. */
    boolean follows(String value) {
        return following.contains(value);
    }

    /** Tells whether a value depends on a product that depends on the stimulus. */
    boolean isBehindProduct(String value) {
        return behindProducts.contains(value);
    }

    /** Returns the number of parameters: entries of all stored tensors of real or quantised numbers that have an axis. Scalars are neurons' constants. */
    public long parameters() {
        return stored.values().stream().filter(tensor -> tensor.getDimsCount() > 0 && isNumber(tensor)).mapToLong(Graph::entries).sum();
    }

    /** Returns the bytes of all stored tensors, scalars and shapes included. */
    public long footprint() {
        return stored.values().stream().mapToLong(tensor -> entries(tensor) * bytes(tensor.getDataType())).sum();
    }

    private static long entries(OnnxMl.TensorProto tensor) {
        return tensor.getDimsList().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }

    private static boolean isNumber(OnnxMl.TensorProto tensor) {
        OnnxMl.TensorProto.DataType type = OnnxMl.TensorProto.DataType.forNumber(tensor.getDataType());
        return type != OnnxMl.TensorProto.DataType.INT64 && type != OnnxMl.TensorProto.DataType.BOOL
                && type != OnnxMl.TensorProto.DataType.STRING;
    }

    /** Returns the bytes of an entry; 4 for types that this version of ONNX's format does not know. */
    private static int bytes(int type) {
        return switch (OnnxMl.TensorProto.DataType.forNumber(type)) {
            case INT8, UINT8, BOOL -> 1;
            case INT16, UINT16, FLOAT16, BFLOAT16 -> 2;
            case DOUBLE, INT64, UINT64, COMPLEX64 -> 8;
            case COMPLEX128 -> 16;
            case null, default -> 4;
        };
    }
}

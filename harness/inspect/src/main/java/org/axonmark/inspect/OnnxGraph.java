package org.axonmark.inspect;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;

/** Checks an ONNX model from its bytes. */
final class OnnxGraph {

    private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml");
    private static final int OLDEST_OPSET = 7;
    private static final int NEWEST_OPSET = 23;
    private static final int MAX_DEPTH = 6;
    private static final int MAX_NODES = 200_000;
    private static final int MAX_NESTED_MESSAGES = 60;

    private final String name;
    private final Problems problems;
    private int nodes;

    private OnnxGraph(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** Checks a model, and its shapes if a signature is asked for. */
    static void check(String name, byte[] bytes, Optional<OnnxSignature> signature, Problems problems) {
        OnnxGraph graph = new OnnxGraph(name, problems);
        try {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            in.setRecursionLimit(MAX_NESTED_MESSAGES);
            OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(in);
            graph.checkModel(model);
            signature.ifPresent(asked -> graph.checkShapes(model.getGraph(), asked));
        } catch (InvalidProtocolBufferException e) {
            problems.add("onnx-damaged", "export the model anew", "'%s' is no ONNX model: %s", name, e.getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void checkModel(OnnxMl.ModelProto model) {
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            problems.add("onnx-empty", "export the model anew", "'%s' has no graph", name);
        }
        for (OnnxMl.OperatorSetIdProto set : model.getOpsetImportList()) {
            if (!DOMAINS.contains(set.getDomain())) {
                problems.add("onnx-domain", "use the operators of ONNX only",
                        "'%s' uses the operator domain '%s'", name, set.getDomain());
            } else if (!set.getDomain().equals("ai.onnx.ml")
                    && (set.getVersion() < OLDEST_OPSET || set.getVersion() > NEWEST_OPSET)) {
                problems.add("onnx-opset", "export with an opset from " + OLDEST_OPSET + " to " + NEWEST_OPSET,
                        "'%s' has opset %s", name, set.getVersion());
            }
        }
        if (model.getFunctionsCount() > 0) {
            problems.add("onnx-functions", "export with functions inlined", "'%s' brings functions of its own, such as '%s'", name,
                    model.getFunctions(0).getName());
        }
        checkGraph(model.getGraph(), 0);
    }

    private void checkGraph(OnnxMl.GraphProto graph, int depth) {
        if (depth > MAX_DEPTH) {
            problems.add("onnx-depth", "flatten the graph", "'%s' nests Loop or If deeper than %s", name, MAX_DEPTH);
            return;
        }
        graph.getInitializerList().forEach(this::checkTensor);
        graph.getSparseInitializerList().forEach(sparse -> {
            checkTensor(sparse.getValues());
            checkTensor(sparse.getIndices());
        });
        Set<String> foreign = new HashSet<>();
        for (OnnxMl.NodeProto node : graph.getNodeList()) {
            if (++nodes == MAX_NODES) {
                problems.add("onnx-nodes", "make it smaller", "'%s' has more than %s nodes", name, MAX_NODES);
                return;
            }
            if (!DOMAINS.contains(node.getDomain()) && foreign.add(node.getDomain())) {
                problems.add("onnx-domain", "use the operators of ONNX only",
                        "'%s' uses operator '%s' of domain '%s'", name, node.getOpType(), node.getDomain());
            }
            for (OnnxMl.AttributeProto attribute : node.getAttributeList()) {
                checkTensor(attribute.getT());
                attribute.getTensorsList().forEach(this::checkTensor);
                if (attribute.hasG()) {
                    checkGraph(attribute.getG(), depth + 1);
                }
                for (OnnxMl.GraphProto inner : attribute.getGraphsList()) {
                    checkGraph(inner, depth + 1);
                }
            }
        }
    }

    private void checkTensor(OnnxMl.TensorProto tensor) {
        if (tensor.getExternalDataCount() > 0 || tensor.getDataLocation() == OnnxMl.TensorProto.DataLocation.EXTERNAL) {
            problems.add("onnx-external", "export the model with its weights inside",
                    "tensor '%s' of '%s' lies in another file", tensor.getName(), name);
        }
    }

    private void checkShapes(OnnxMl.GraphProto graph, OnnxSignature asked) {
        Set<String> weights = new HashSet<>();
        graph.getInitializerList().forEach(tensor -> weights.add(tensor.getName()));
        List<OnnxMl.ValueInfoProto> inputs =
                graph.getInputList().stream().filter(input -> !weights.contains(input.getName())).toList();
        if (inputs.size() != 1) {
            problems.add("onnx-inputs", "export with one input, " + asked.layout(), "'%s' has %s inputs", name, inputs.size());
        } else {
            checkShape("input", inputs.getFirst(), asked.inputAxes(), asked);
        }
        if (graph.getOutputCount() == 0) {
            problems.add("onnx-outputs", "export with an output, " + asked.layout(), "'%s' has no output", name);
        } else {
            checkShape("output", graph.getOutput(0), asked.outputAxes(), asked);
        }
    }

    private void checkShape(String what, OnnxMl.ValueInfoProto value, Set<Integer> axes, OnnxSignature asked) {
        OnnxMl.TypeProto.Tensor type = value.getType().getTensorType();
        if (type.getElemType() != 0 && type.getElemType() != OnnxMl.TensorProto.DataType.FLOAT_VALUE) {
            problems.add("onnx-type", "export with float32, " + asked.layout(),
                    "%s '%s' of '%s' has element type %s, not float32", what, value.getName(), name, type.getElemType());
        }
        if (type.hasShape() && !axes.contains(type.getShape().getDimCount())) {
            problems.add("onnx-shape", "export with " + asked.layout(),
                    "%s '%s' of '%s' has %s axes, not %s", what, value.getName(), name, type.getShape().getDimCount(),
                    axes.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or ")));
        }
    }
}

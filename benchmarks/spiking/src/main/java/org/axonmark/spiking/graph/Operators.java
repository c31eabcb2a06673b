package org.axonmark.spiking.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What each operator of ONNX is to the counter. An operator that stands in no list is opaque. */
final class Operators {

    /** Operators whose outputs are true or false. */
    static final Set<String> COMPARING = Set.of("Greater", "GreaterOrEqual", "Less", "LessOrEqual");

    /** Operators that keep all entries of their first input and add none. */
    static final Set<String> REARRANGING = Set.of("Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose");

    /** Operators that fire: each entry of their output is one update of a neuron, and those that are not 0 are spikes. */
    static final Set<String> FIRING = Set.of("Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Sign", "Round", "Floor", "Ceil");

    /** Operators whose outputs are activations of a network that does not fire. */
    static final Set<String> ACTIVATING =
            Set.of("Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Celu", "ThresholdedRelu", "Sigmoid", "HardSigmoid",
                    "HardSwish", "Tanh", "Softplus", "Softsign", "Gelu", "Mish");

    private static final Set<String> PRODUCTS =
            Set.of("Conv", "ConvTranspose", "MatMul", "Gemm", "ConvInteger", "MatMulInteger", "QLinearConv",
                    "QLinearMatMul", "Einsum");

    private static final Set<String> POINTWISE = Set.of("Add", "Sub", "Mul", "Div", "Neg", "Abs", "Sqrt", "Exp", "Log", "Pow", "Reciprocal",
            "Erf", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Asinh", "Acosh", "Atanh", "Clip", "Max", "Min", "Mean",
            "Sum",
            "And", "Or", "Xor", "Not", "BitwiseAnd", "BitwiseOr", "BitwiseXor", "BitwiseNot", "BitShift", "Equal", "Where", "Mod", "IsNaN",
            "IsInf", "Shrink", "QuantizeLinear", "DequantizeLinear");

    private static final Set<String> REDUCTIONS = Set.of("ReduceSum", "ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1",
            "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare", "ArgMax", "ArgMin", "CumSum", "GlobalAveragePool",
            "GlobalMaxPool", "GlobalLpPool");

    /** Each entry is read and written several times. */
    private static final Set<String> NORMALISATIONS =
            Set.of("Softmax", "LogSoftmax", "Hardmax", "BatchNormalization", "InstanceNormalization",
                    "LayerNormalization", "GroupNormalization", "RMSNormalization", "LpNormalization", "MeanVarianceNormalization", "LRN");

    private static final Set<String> WINDOWS = Set.of("MaxPool", "AveragePool", "LpPool");

    private static final Set<String> RECURRENT = Set.of("RNN", "LSTM", "GRU");

    /** Operators that move entries as their side inputs, which must be fixed, say: a table looked up by what a stimulus gave would compute for free. */
    private static final Set<String> MOVEMENTS = Set.of("Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Transpose", "Concat",
            "Split",
            "Slice", "Pad", "Tile", "Expand", "Gather", "GatherElements", "GatherND", "Cast", "CastLike", "DepthToSpace", "SpaceToDepth",
            "Dropout", "Trilu", "ScatterND", "ScatterElements", "Resize", "Upsample", "Shape", "Size", "ConstantOfShape", "Range",
            "EyeLike", "Constant");

    private static final Map<String, Treatment> TREATMENTS = treatments();

    /** Work that one entry costs at most in an operator that works entry by entry. */
    static final int NORMALISATION_WORK = 4;

    /** How the counter treats an operator. */
    enum Treatment {
        /** Pairs of entries are multiplied; counted exactly. */
        PRODUCT,
        /** One operation an entry of the output and further input. */
        POINTWISE,
        /** One operation an entry of the input. */
        REDUCTION,
        /** {@value Operators#NORMALISATION_WORK} operations an entry. */
        NORMALISATION,
        /** One operation an entry of the output and tap of the window. */
        WINDOW,
        /** Products with weights in every step, and gates; counted exactly. */
        RECURRENT,
        /** No operation. */
        MOVEMENT,
        /** What it does cannot be told from its inputs' shapes. */
        OPAQUE
    }

    private Operators() {}

    static Treatment of(String operator) {
        return TREATMENTS.getOrDefault(operator, Treatment.OPAQUE);
    }

    /** Tells whether an input of an operator that moves entries may follow the stimulus: it is moved and does not say whither. */
    static boolean isData(String operator, int input) {
        return input == 0 || operator.equals("Concat") || operator.equals("CastLike") || (operator.startsWith("Scatter") && input == 2);
    }

    private static Map<String, Treatment> treatments() {
        Map<String, Treatment> treatments = new TreeMap<>();
        PRODUCTS.forEach(operator -> treatments.put(operator, Treatment.PRODUCT));
        List.of(POINTWISE, FIRING, ACTIVATING).forEach(set -> set.forEach(operator -> treatments.put(operator, Treatment.POINTWISE)));
        REDUCTIONS.forEach(operator -> treatments.put(operator, Treatment.REDUCTION));
        NORMALISATIONS.forEach(operator -> treatments.put(operator, Treatment.NORMALISATION));
        WINDOWS.forEach(operator -> treatments.put(operator, Treatment.WINDOW));
        RECURRENT.forEach(operator -> treatments.put(operator, Treatment.RECURRENT));
        MOVEMENTS.forEach(operator -> treatments.put(operator, Treatment.MOVEMENT));
        return treatments;
    }
}

package org.axonmark.spiking.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Axis;
import org.axonmark.spiking.count.Convolution;
import org.axonmark.spiking.count.MatrixProduct;
import org.axonmark.spiking.count.ProductCounts;
import org.axonmark.spiking.count.WeightedConvolution;
import org.axonmark.spiking.count.WeightedMatrix;

/**
 * A product of a graph.
 *
 * @param node its node
 * @param left value that follows the stimulus
 * @param right weights, or another value that follows the stimulus
 * @param leftZero what stands for 0 in the left operand, if it is quantised
 * @param rightZero what stands for 0 in the right operand, if it is quantised
 * @param swapped whether the node has them the other way round, which is the product of the transposed operands
 * @param ofActivations whether both follow the stimulus
 */
record Product(Node node, String left, String right, Optional<String> leftZero, Optional<String> rightZero, boolean swapped,
        boolean ofActivations) {

    /** Returns how many entries counting takes in hand: of a convolution taps at all positions, of a product all its operands, repeated. */
    double effort(int[] x, int[] w) {
        if (Products.isConvolution(node)) {
            return all(x, 2, x.length) * all(w, 2, w.length);
        }
        if (node.operator().equals("Einsum")) {
            return all(x, 0, x.length) + all(w, 0, w.length);
        }
        int[] left = matrices(x, !swapped);
        int[] right = matrices(w, swapped);
        int[] batches = broadcast(left, right);
        return all(batches, 0, batches.length)
                * Math.max(all(left, left.length - 2, left.length), all(right, right.length - 2, right.length));
    }

    private static double all(int[] sizes, int from, int to) {
        return Arrays.stream(sizes, from, to).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    /** A product whose right operand is known. */
    @FunctionalInterface
    interface Prepared {

        /** Counts one item's pairs; the left operand less its zero point. */
        ProductCounts count(FloatTensor x);
    }

    /**
     * Looks at the right operand, once for many items if it is weights.
     *
     * @param x shape of the left operand
     * @param w the right operand, less its zero point
     */
    Prepared against(int[] x, FloatTensor w) throws UncountableException {
        if (Products.isConvolution(node)) {
            WeightedConvolution convolution = convolution(x, w.shape()).with(w.values());
            return image -> convolution.count(image.size(0), image.values());
        }
        return switch (node.operator()) {
            case "Gemm" -> gemm(x, w);
            case "Einsum" -> einsum(x, w);
            default -> matMul(x, w);
        };
    }

    private Prepared einsum(int[] x, FloatTensor w) throws UncountableException {
        Equation stated = Equation.of(node).orElseThrow();
        Equation equation = swapped ? stated.swapped() : stated;
        int[] sizes = equation.sizes(x, w.shape());
        WeightedMatrix matrix =
                new MatrixProduct(sizes[0], sizes[1], sizes[2], sizes[3], false, false, equation.batches().isEmpty())
                        .with(equation.right(w));
        return left -> matrix.count(equation.left(left));
    }

    private Prepared gemm(int[] x, FloatTensor w) {
        boolean transposedA = node.integer("transA", 0) != 0;
        boolean transposedB = node.integer("transB", 0) != 0;
        // (A B)ᵀ = Bᵀ Aᵀ: swapped operands lie the other way round.
        boolean leftTransposed = swapped ? !transposedB : transposedA;
        boolean rightTransposed = swapped ? !transposedA : transposedB;
        int rows = x[leftTransposed ? 1 : 0];
        int inner = x[leftTransposed ? 0 : 1];
        int columns = w.size(rightTransposed ? 0 : 1);
        WeightedMatrix matrix = new MatrixProduct(1, rows, inner, columns, leftTransposed, rightTransposed, true).with(w.values());
        return left -> matrix.count(left.values());
    }

    /** Matrices in the last two axes, batches in those before, which are broadcast; a single axis is a row to the left and a column to the right. */
    private Prepared matMul(int[] x, FloatTensor w) {
        int[] a = matrices(swapped ? w.shape() : x, true);
        int[] b = matrices(swapped ? x : w.shape(), false);
        int rows = a[a.length - 2];
        int inner = a[a.length - 1];
        int columns = b[b.length - 1];
        int[] left = swapped ? b : a;
        int[] right = swapped ? a : b;
        int[] batches = broadcast(left, right);
        int all = Arrays.stream(batches).reduce(1, Math::multiplyExact);
        boolean shared = Arrays.stream(right, 0, right.length - 2).allMatch(size -> size == 1);
        WeightedMatrix matrix = new MatrixProduct(all, swapped ? columns : rows, inner, swapped ? rows : columns, swapped, swapped, shared)
                .with(shared ? w.values() : spread(w.values(), right, batches));
        return entries -> matrix.count(spread(entries.values(), left, batches));
    }

    private static int[] matrices(int[] shape, boolean row) {
        if (shape.length > 1) {
            return shape;
        }
        return row ? new int[] {1, shape[0]} : new int[] {shape[0], 1};
    }

    private static int[] broadcast(int[] a, int[] b) {
        int[] batches = new int[Math.max(a.length, b.length) - 2];
        for (int axis = 0; axis < batches.length; axis++) {
            batches[axis] = Math.max(size(a, axis, batches.length), size(b, axis, batches.length));
        }
        return batches;
    }

    /** Returns the length of a batch axis of a shape that may have fewer of them. */
    private static int size(int[] shape, int axis, int axes) {
        int own = axis - (axes - (shape.length - 2));
        return own < 0 ? 1 : shape[own];
    }

    /** Repeats matrices along broadcast axes. */
    private static float[] spread(float[] values, int[] shape, int[] batches) {
        int matrix = Math.multiplyExact(shape[shape.length - 2], shape[shape.length - 1]);
        int all = Arrays.stream(batches).reduce(1, Math::multiplyExact);
        if (values.length == Math.multiplyExact(all, matrix)) {
            return values;
        }
        float[] spread = new float[all * matrix];
        for (int batch = 0; batch < all; batch++) {
            int rest = batch;
            int from = 0;
            int stride = 1;
            for (int axis = batches.length - 1; axis >= 0; axis--) {
                int size = size(shape, axis, batches.length);
                from += size == 1 ? 0 : rest % batches[axis] * stride;
                stride *= size;
                rest /= batches[axis];
            }
            System.arraycopy(values, from * matrix, spread, batch * matrix, matrix);
        }
        return spread;
    }

    /** Returns the shape of the node's convolution, whose padding may be stated by what it is to reach. */
    Convolution convolution(int[] input, int[] kernel) {
        boolean transposed = node.operator().equals("ConvTranspose");
        int spatial = input.length - 2;
        int groups = Math.toIntExact(node.integer("group", 1));
        int[] strides = node.integers("strides", spatial, 1);
        int[] dilations = node.integers("dilations", spatial, 1);
        int[] pads = node.integers("pads", 2 * spatial, 0);
        int[] added = node.integers("output_padding", spatial, 0);
        int[] reached = node.integers("output_shape", 0, 0);
        String automatic = node.text("auto_pad", "NOTSET");
        List<Axis> axes = new ArrayList<>();
        for (int a = 0; a < spatial; a++) {
            int length = input[2 + a];
            int taps = kernel[2 + a];
            int reach = (taps - 1) * dilations[a] + 1;
            int before = pads[a];
            int after = pads[spatial + a];
            boolean same = automatic.startsWith("SAME");
            if (automatic.equals("VALID")) {
                before = 0;
                after = 0;
            } else if (same || reached.length > 0) {
                int outputs = reached.length > 0 ? reached[reached.length - spatial + a]
                        : transposed ? length * strides[a] : (length + strides[a] - 1) / strides[a];
                int total =
                        transposed ? (length - 1) * strides[a] + added[a] + reach - outputs : (outputs - 1) * strides[a] + reach - length;
                total = Math.max(0, total);
                before = automatic.equals("SAME_UPPER") ? total / 2 : total - total / 2;
                after = total - before;
            }
            axes.add(transposed ? new Axis.Transposed(length, taps, strides[a], before, after, dilations[a], added[a])
                    : new Axis.Forward(length, taps, strides[a], before, after, dilations[a]));
        }
        int outputs = transposed ? Math.multiplyExact(kernel[1], groups) : kernel[0];
        return new Convolution(input[1], outputs, groups, axes);
    }
}

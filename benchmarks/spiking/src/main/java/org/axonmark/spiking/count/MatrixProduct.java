package org.axonmark.spiking.count;

/**
 * The shape of a product of matrices, batch by batch: MatMul, Gemm (whose factors and bias count nothing), full layers and attention.
 *
 * @param batches independent products, positive
 * @param rows of the left matrix, positive
 * @param inner columns of the left and rows of the right matrix, positive
 * @param columns of the right matrix, positive
 * @param leftTransposed whether the left matrix lies as inner × rows in memory
 * @param rightTransposed whether the right matrix lies as columns × inner in memory
 * @param rightShared whether all batches multiply one right matrix, as weights are
 */
public record MatrixProduct(int batches, int rows, int inner, int columns, boolean leftTransposed, boolean rightTransposed,
        boolean rightShared) {

    /** Checks the sizes. */
    public MatrixProduct {
        if (batches < 1 || rows < 1 || inner < 1 || columns < 1) {
            throw new IllegalArgumentException("a product of " + batches + " × " + rows + " × " + inner + " × " + columns
                    + "; all sizes are at least 1");
        }
    }

    /** Returns the shape of a full layer: a matrix [rows][inputs] of one item by weights [outputs][inputs]. */
    public static MatrixProduct layer(int rows, int inputs, int outputs) {
        return new MatrixProduct(1, rows, inputs, outputs, false, true, true);
    }

    /**
     * Counts one item's product.
     *
     * @param left batches × rows × inner entries
     * @param right inner × columns entries, for each batch or once
     * @throws IllegalArgumentException if an operand has another number of entries
     * @throws ArithmeticException if the shape has more entries than any array
     */
    public ProductCounts count(float[] left, float[] right) {
        int leftSize = Math.multiplyExact(rows, inner);
        int rightSize = Math.multiplyExact(inner, columns);
        Sizes.check("left operand", left, Math.multiplyExact(batches, leftSize));
        Sizes.check("right operand", right, rightShared ? rightSize : Math.multiplyExact(batches, rightSize));
        long byLeft = 0;
        long byRight = 0;
        long both = 0;
        long used = 0;
        boolean[] met = new boolean[inner];
        for (int batch = 0; batch < batches; batch++) {
            for (int k = 0; k < inner; k++) {
                long active = nonzeros(left, batch * leftSize + (leftTransposed ? k * rows : k), leftTransposed ? 1 : inner, rows);
                long present = nonzeros(right, (rightShared ? 0 : batch * rightSize) + (rightTransposed ? k : k * columns),
                        rightTransposed ? inner : 1, columns);
                byLeft += active * columns;
                byRight += present * rows;
                both += active * present;
                if (active > 0 && !(rightShared && met[k])) {
                    used += columns;
                    met[k] = true;
                }
            }
        }
        long dense = Math.multiplyExact(Math.multiplyExact((long) batches, leftSize), (long) columns);
        return new ProductCounts(byLeft, byRight, both, dense, dense, used);
    }

    private static long nonzeros(float[] entries, int from, int stride, int count) {
        long nonzeros = 0;
        for (int i = 0; i < count; i++) {
            if (entries[from + i * stride] != 0) {
                nonzeros++;
            }
        }
        return nonzeros;
    }
}

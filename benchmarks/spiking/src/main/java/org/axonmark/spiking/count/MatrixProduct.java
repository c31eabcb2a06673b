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
     * Returns the product with its right operand, made ready to count many items.
     *
     * @param right inner × columns entries, for each batch or once
     * @throws IllegalArgumentException if there is another number of entries
     * @throws ArithmeticException if the shape has more entries than any array
     */
    public WeightedMatrix with(float[] right) {
        return new WeightedMatrix(this, right);
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
        return with(right).count(left);
    }
}

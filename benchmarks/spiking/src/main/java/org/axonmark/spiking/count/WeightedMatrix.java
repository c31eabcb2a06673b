package org.axonmark.spiking.count;

import java.util.Arrays;

/**
 * A product of matrices and its right operand, which is looked at once: each item is then a single pass over its left operand. Immutable; many threads may
 * use one.
 */
public final class WeightedMatrix {

    private final MatrixProduct shape;
    /** Entries of the right operand that are not 0, by batch (or once, if all share it) and inner index. */
    private final int[] present;
    private final long right;

    WeightedMatrix(MatrixProduct shape, float[] right) {
        this.shape = shape;
        int matrices = shape.rightShared() ? 1 : shape.batches();
        int size = Math.multiplyExact(shape.inner(), shape.columns());
        Sizes.check("right operand", right, Math.multiplyExact(matrices, size));
        present = new int[Math.multiplyExact(matrices, shape.inner())];
        for (int matrix = 0; matrix < matrices; matrix++) {
            tally(right, matrix * size, shape.columns(), shape.inner(), shape.rightTransposed(), present, matrix * shape.inner());
        }
        long sum = 0;
        for (int each : present) {
            sum += each;
        }
        this.right = sum * shape.rows() * (shape.rightShared() ? shape.batches() : 1);
    }

    /**
     * Counts one item.
     *
     * @param left batches × rows × inner entries
     * @throws IllegalArgumentException if there is another number of entries
     * @throws ArithmeticException if the shape has more entries than any array
     */
    public ProductCounts count(float[] left) {
        int inner = shape.inner();
        int size = Math.multiplyExact(shape.rows(), inner);
        Sizes.check("left operand", left, Math.multiplyExact(shape.batches(), size));
        long byLeft = 0;
        long both = 0;
        long used = 0;
        int[] active = new int[inner];
        // Batches that meet one right operand are looked at together.
        int together = shape.rightShared() ? shape.batches() : 1;
        for (int batch = 0; batch < shape.batches(); batch += together) {
            Arrays.fill(active, 0);
            for (int each = batch; each < batch + together; each++) {
                tally(left, each * size, shape.rows(), inner, !shape.leftTransposed(), active, 0);
            }
            int from = shape.rightShared() ? 0 : batch * inner;
            int met = 0;
            for (int k = 0; k < inner; k++) {
                byLeft += active[k];
                both += (long) active[k] * present[from + k];
                met += -active[k] >>> (Integer.SIZE - 1);
            }
            used += (long) met * shape.columns();
        }
        long dense = Math.multiplyExact(Math.multiplyExact((long) shape.batches(), (long) size), (long) shape.columns());
        return new ProductCounts(byLeft * shape.columns(), right, both, dense, dense, used);
    }

    /** Adds to each inner index how many of its entries in one matrix are not 0. */
    private static void tally(float[] entries, int from, int others, int inner, boolean innerFastest, int[] into, int at) {
        if (innerFastest) {
            for (int other = 0; other < others; other++) {
                int row = from + other * inner;
                for (int k = 0; k < inner; k++) {
                    into[at + k] -= Entries.mask(entries[row + k]);
                }
            }
            return;
        }
        for (int k = 0; k < inner; k++) {
            int row = from + k * others;
            into[at + k] += Entries.active(entries, row, row + others);
        }
    }
}

package org.axonmark.spi;

import java.util.Arrays;

/** A dense, row-major block of {@code double} values with a shape. */
public final class DoubleTensor implements Tensor {

    private final double[] values;
    private final int[] shape;

    private DoubleTensor(double[] values, int[] shape) {
        this.values = values;
        this.shape = shape;
    }

    /**
     * Returns a tensor over the given array, which is not copied.
     *
     * @param values the values, last axis fastest
     * @param shape the length of each axis, none negative
     * @throws IllegalArgumentException if the shape does not hold exactly {@code values.length} values
     */
    public static DoubleTensor of(double[] values, int... shape) {
        if (Shapes.count(shape) != values.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold exactly " + values.length + " values");
        }
        return new DoubleTensor(values, shape.clone());
    }

    /** Returns the values themselves, last axis fastest; not a copy. */
    public double[] values() {
        return values;
    }

    @Override
    public int rank() {
        return shape.length;
    }

    @Override
    public int size(int axis) {
        return shape[axis];
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public int count() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DoubleTensor that
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "double" + Arrays.toString(shape);
    }
}

package org.axonmark.spi;

/**
 * A dense, row-major block of numbers with a shape. The values array is handed over, not copied: whoever receives a tensor owns it.
 */
public sealed interface Tensor permits FloatTensor, DoubleTensor, IntTensor, LongTensor {

    /** Returns the number of axes. */
    int rank();

    /** Returns the length of one axis, {@code 0 <= axis < rank()}. */
    int size(int axis);

    /** Returns a copy of the lengths of all axes. */
    int[] shape();

    /** Returns the number of values, the product of the shape. */
    int count();
}

/** Reads arrays of bytes in the IDX format, in which MNIST and its successors are published. */
@NullMarked
package org.axonmark.datasets.idx;

import org.jspecify.annotations.NullMarked;

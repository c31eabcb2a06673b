/**
 * What a network's products cost, counted from their operands: {@link org.axonmark.spiking.count.WeightedConvolution} and
 * {@link org.axonmark.spiking.count.MatrixProduct} measure one product, a {@link org.axonmark.spiking.count.Call} keeps what was measured, and a
 * {@link org.axonmark.spiking.count.CountingRule} says which of it are operations. Rules read calls alone, so another rule needs no other run.
 */
@NullMarked
package org.axonmark.spiking.count;

import org.jspecify.annotations.NullMarked;

/**
 * What a submitted ONNX graph costs: a {@link org.axonmark.spiking.graph.Graph} is read from its bytes, {@link org.axonmark.spiking.graph.Taps}
 * writes the values that matter among its outputs, and a {@link org.axonmark.spiking.graph.GraphMeter} counts item by item what a worker then
 * finds there. The graph is the submission's word for what it computes, so what cannot be accounted for is named and keeps it from being counted.
 */
@NullMarked
package org.axonmark.spiking.graph;

import org.jspecify.annotations.NullMarked;

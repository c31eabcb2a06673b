/**
 * Spike trains of numbers: {@link org.axonmark.neurons.encodings.Encoding} turns one value per neuron into a train,
 * {@link org.axonmark.neurons.encodings.ChangeEncoding} a signal into events of its changes.
 */
@NullMarked
package org.axonmark.neurons.encodings;

import org.jspecify.annotations.NullMarked;

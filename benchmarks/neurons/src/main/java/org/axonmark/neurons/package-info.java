/**
 * Spiking neurons with immutable parameters and explicit state: {@link org.axonmark.neurons.Neuron} and its kinds, and
 * {@link org.axonmark.neurons.Backpropagation} through time. All arithmetic is in doubles, by single IEEE 754 operations and StrictMath, so a spike
 * train is the same to the last bit on every host. The table of neurons is in this folder's README.
 */
@NullMarked
package org.axonmark.neurons;

import org.jspecify.annotations.NullMarked;

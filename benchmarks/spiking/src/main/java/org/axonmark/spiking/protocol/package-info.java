/**
 * How the suite asks a classifier and scores it: {@link org.axonmark.spiking.protocol.SpikingProtocol} shows it the stimuli of a
 * {@link org.axonmark.spiking.protocol.StimulusSet}, again in a fresh worker, corrupted, and, if it is an ONNX file alone, one by one with its
 * inside in view; a {@link org.axonmark.spiking.protocol.Marking} says what is asked of a stimulus and what an answer is worth.
 */
@NullMarked
package org.axonmark.spiking.protocol;

import org.jspecify.annotations.NullMarked;

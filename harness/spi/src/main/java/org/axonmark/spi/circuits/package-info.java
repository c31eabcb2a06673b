/**
 * The contract of the circuits suite: a {@link org.axonmark.spi.circuits.CircuitFinder} is given a
 * {@link org.axonmark.spi.circuits.SubjectNetwork}, whose weights stay with the host, with prompts and a budget of runs, and returns
 * {@link org.axonmark.spi.circuits.CircuitScores}: how surely each edge belongs to the circuit.
 */
@NullMarked
package org.axonmark.spi.circuits;

import org.jspecify.annotations.NullMarked;

/**
 * The contracts of the circuits suite: a {@link org.axonmark.spi.circuits.CircuitFinder} is given a
 * {@link org.axonmark.spi.circuits.SubjectNetwork}, whose weights stay with the host, with prompts and a budget of runs, and returns
 * {@link org.axonmark.spi.circuits.CircuitScores}: how surely each edge belongs to the circuit. A
 * {@link org.axonmark.spi.circuits.ConnectivityFinder} is given spike trains and says how surely each neuron drives each other. A
 * {@link org.axonmark.spi.circuits.ReuseFinder} says which heads of a network serve which of two tasks, and mends a damaged copy.
 */
@NullMarked
package org.axonmark.spi.circuits;

import org.jspecify.annotations.NullMarked;

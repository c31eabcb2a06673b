package org.axonmark.circuits.compile;

import java.util.Set;

import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.rasp.Program;

/**
 * A network that does what a program says.
 *
 * @param program what it does
 * @param codec between the program's values and the network's numbers
 * @param weights the network's numbers; truth, not for those who look for the circuit
 * @param transformer the network
 * @param wired the edges by which the compiler had one part read another, of those on a path to the output
 */
public record Compiled(Program program, Codec codec, Weights weights, Transformer transformer, Set<Edge> wired) {

    /** Copies the set. */
    public Compiled {
        wired = Set.copyOf(wired);
    }
}

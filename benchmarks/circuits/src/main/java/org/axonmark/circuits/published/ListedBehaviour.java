package org.axonmark.circuits.published;

import java.util.List;

import org.axonmark.circuits.network.Transformer;
import org.axonmark.spi.circuits.PromptPairs;

/**
 * A behaviour of a network, with what was published of the circuit behind it.
 *
 * @param id the item's id, such as {@code ioi}
 * @param network the network
 * @param weights names the network's weights, such as by their SHA-256
 * @param prompts pairs that show the behaviour
 * @param lists what was published, at least one list, each with heads inside and outside
 */
record ListedBehaviour(String id, Transformer network, String weights, PromptPairs prompts, List<PublishedCircuit> lists) {

    /** Copies the list. */
    ListedBehaviour {
        lists = List.copyOf(lists);
    }
}

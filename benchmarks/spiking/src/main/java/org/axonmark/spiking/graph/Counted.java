package org.axonmark.spiking.graph;

import java.util.List;
import java.util.Map;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Call;

/** An operator whose products are counted, and what is known of it before any item comes. */
sealed interface Counted permits Layer, Recurrent {

    /** Returns the values, different from item to item, that counting reads. */
    List<String> operands();

    /**
     * Counts one item.
     *
     * @param values at least the operands, by name
     */
    List<Call> count(Map<String, FloatTensor> values) throws UncountableException;
}

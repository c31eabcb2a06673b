package org.axonmark.circuits.protocol;

import java.util.List;
import java.util.Map;

import org.axonmark.results.format.ItemScore;

/** Measures what was found of a subject. */
@FunctionalInterface
public interface Marking {

    /**
     * Returns one score for each metric that each item has a share in.
     *
     * @param found scores of edges, by the way of asking
     */
    List<ItemScore> mark(Subject subject, Map<Asking, double[]> found);
}

package org.axonmark.task;

import java.util.List;
import java.util.Map;

import org.axonmark.results.format.ItemScore;

/**
 * What scoring found.
 *
 * @param itemScores one value for each item and metric that is a mean over units
 * @param pooled values of the task's pooled metrics by id
 * @param choices what the scorer chose, such as the regularisation of each fold, for the record
 */
public record Score(List<ItemScore> itemScores, Map<String, Double> pooled, Map<String, String> choices) {

    /** Copies. */
    public Score {
        itemScores = List.copyOf(itemScores);
        pooled = Map.copyOf(pooled);
        choices = Map.copyOf(choices);
    }
}

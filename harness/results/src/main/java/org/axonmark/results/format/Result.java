package org.axonmark.results.format;

import java.util.List;
import java.util.Optional;

/**
 * One evaluation as published: how it ended and all that ranking, comparison and plots need.
 *
 * @param evaluation all that decided the score
 * @param state how it ended
 * @param itemScores one value for each item and metric, empty unless scored
 * @param summaries one for each metric of the task, in the task's order, empty unless scored
 * @param labelSwap the label-swap null, where the task has one and it was asked for
 * @param use what the workers used
 * @param outcomes SHA-256 of the kept outcomes, absent if there were none
 */
public record Result(
        EvaluationCard evaluation,
        EndState state,
        List<ItemScore> itemScores,
        List<Summary> summaries,
        Optional<NullScore> labelSwap,
        Use use,
        Optional<Sha256> outcomes) {

    /** The version of the document that this code writes. */
    public static final int FORMAT_VERSION = 1;

    /** Copies the lists. */
    public Result {
        itemScores = List.copyOf(itemScores);
        summaries = List.copyOf(summaries);
    }
}

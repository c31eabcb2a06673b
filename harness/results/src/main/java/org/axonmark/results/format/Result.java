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
 * @param breakdowns means by level of each of the task's groupings, at most {@value #MAX_BREAKDOWNS}
 * @param exhibits single items shown, at most {@value Exhibit#MAX_EXHIBITS}; none while the round runs whose truth was used
 */
public record Result(
        EvaluationCard evaluation,
        EndState state,
        List<ItemScore> itemScores,
        List<Summary> summaries,
        Optional<NullScore> labelSwap,
        Use use,
        Optional<Sha256> outcomes,
        @AbsentIfEmpty List<Breakdown> breakdowns,
        @AbsentIfEmpty List<Exhibit> exhibits) {

    /** The version of the document that this code writes. */
    public static final int FORMAT_VERSION = 1;

    /** Most groupings of a task. */
    public static final int MAX_BREAKDOWNS = 12;

    /** Copies the lists and checks how many there are. */
    public Result {
        itemScores = List.copyOf(itemScores);
        summaries = List.copyOf(summaries);
        breakdowns = List.copyOf(breakdowns);
        exhibits = List.copyOf(exhibits);
        if (breakdowns.size() > MAX_BREAKDOWNS || exhibits.size() > Exhibit.MAX_EXHIBITS) {
            throw new IllegalArgumentException("a result with " + breakdowns.size() + " breakdowns and " + exhibits.size()
                    + " exhibits, at most " + MAX_BREAKDOWNS + " and " + Exhibit.MAX_EXHIBITS + " are kept");
        }
    }

    /** Creates a result without breakdowns and exhibits. */
    public Result(EvaluationCard evaluation, EndState state, List<ItemScore> itemScores, List<Summary> summaries,
            Optional<NullScore> labelSwap, Use use, Optional<Sha256> outcomes) {
        this(evaluation, state, itemScores, summaries, labelSwap, use, outcomes, List.of(), List.of());
    }
}

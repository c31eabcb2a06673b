package org.axonmark.task;

import java.util.List;
import java.util.Map;

import org.axonmark.results.format.Chart;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.UnitFact;
import org.axonmark.results.statistics.Grouping;

/**
 * What scoring found.
 *
 * @param itemScores one value for each item and metric that is a mean over units
 * @param pooled values of the task's pooled metrics by id
 * @param choices what the scorer chose, such as the regularisation of each fold, for the record
 * @param groupings ways to part the items; means of the main metric by their levels are shown, while a round runs too
 * @param exhibits items shown with their truth, at most {@value Exhibit#MAX_EXHIBITS} and {@value Exhibit#MAX_DRAWINGS} drawings, chosen
 *     without regard to what was answered; the engine drops them where a round's truth was used
 * @param unitFacts what is known of units, in the order of the columns that show them; dropped likewise
 * @param charts numbers of the whole evaluation, of no single item or unit; shown while a round runs too
 * @param remarks what is to be said of the whole evaluation, such as why something was not measured; shown likewise
 */
public record Score(
        List<ItemScore> itemScores,
        Map<String, Double> pooled,
        Map<String, String> choices,
        List<Grouping> groupings,
        List<Exhibit> exhibits,
        List<UnitFact> unitFacts,
        List<Chart> charts,
        List<Exhibit.Note> remarks) {

    /** Copies. */
    public Score {
        itemScores = List.copyOf(itemScores);
        pooled = Map.copyOf(pooled);
        choices = Map.copyOf(choices);
        groupings = List.copyOf(groupings);
        exhibits = List.copyOf(exhibits);
        unitFacts = List.copyOf(unitFacts);
        charts = List.copyOf(charts);
        remarks = List.copyOf(remarks);
    }

    /** Creates a score without charts and remarks. */
    public Score(List<ItemScore> itemScores, Map<String, Double> pooled, Map<String, String> choices, List<Grouping> groupings,
            List<Exhibit> exhibits, List<UnitFact> unitFacts) {
        this(itemScores, pooled, choices, groupings, exhibits, unitFacts, List.of(), List.of());
    }

    /** Creates a score without facts of units. */
    public Score(List<ItemScore> itemScores, Map<String, Double> pooled, Map<String, String> choices, List<Grouping> groupings,
            List<Exhibit> exhibits) {
        this(itemScores, pooled, choices, groupings, exhibits, List.of());
    }

    /** Creates a score without groupings, exhibits and facts of units. */
    public Score(List<ItemScore> itemScores, Map<String, Double> pooled, Map<String, String> choices) {
        this(itemScores, pooled, choices, List.of(), List.of());
    }
}

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
 * @param exhibits single items shown, at most {@value Exhibit#MAX_EXHIBITS} and {@value Exhibit#MAX_DRAWINGS} drawings; none while the round
 *     runs whose truth was used
 * @param unitFacts what is known of units, at most {@value #MAX_UNIT_FACTS} in the order of the columns that show them; none while the round
 *     runs whose truth was used
 * @param charts numbers of the whole evaluation, at most {@value Chart#MAX_CHARTS}
 * @param remarks what the scorer says of the whole evaluation, such as why something was not measured, at most {@value #MAX_REMARKS}; they
 *     name no item and no unit
 * @param rederives the result in whose place this one stands, absent unless a newer scorer made it of an earlier evaluation
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
        @AbsentIfEmpty List<Exhibit> exhibits,
        @AbsentIfEmpty List<UnitFact> unitFacts,
        @AbsentIfEmpty List<Chart> charts,
        @AbsentIfEmpty List<Exhibit.Note> remarks,
        Optional<Rederivation> rederives) {

    /** The version of the document that this code writes. */
    public static final int FORMAT_VERSION = 1;

    /** Most groupings of a task. */
    public static final int MAX_BREAKDOWNS = 12;

    /** Most facts of units. */
    public static final int MAX_UNIT_FACTS = 2_000;

    /** Most facts of one unit. */
    public static final int MAX_FACT_NAMES = 6;

    /** Most remarks of a scorer. */
    public static final int MAX_REMARKS = 12;

    /** Copies the lists and checks how many there are. */
    public Result {
        itemScores = List.copyOf(itemScores);
        summaries = List.copyOf(summaries);
        breakdowns = List.copyOf(breakdowns);
        exhibits = List.copyOf(exhibits);
        unitFacts = List.copyOf(unitFacts);
        charts = List.copyOf(charts);
        remarks = List.copyOf(remarks);
        Exhibit.count("charts of a result", charts.size(), 0, Chart.MAX_CHARTS);
        Exhibit.count("remarks of a result", remarks.size(), 0, MAX_REMARKS);
        if (rederives.isPresent() && !(state instanceof EndState.Scored)) {
            throw new IllegalArgumentException("a result that ended as " + state.name() + " and stands in the place of another");
        }
        long drawings = exhibits.stream().filter(exhibit -> exhibit.drawing().isPresent()).count();
        if (breakdowns.size() > MAX_BREAKDOWNS || drawings > Exhibit.MAX_DRAWINGS || exhibits.size() - drawings > Exhibit.MAX_EXHIBITS) {
            throw new IllegalArgumentException("a result with " + breakdowns.size() + " breakdowns, " + (exhibits.size() - drawings)
                    + " exhibits and " + drawings + " drawings, at most " + MAX_BREAKDOWNS + ", " + Exhibit.MAX_EXHIBITS + " and "
                    + Exhibit.MAX_DRAWINGS + " are kept");
        }
        long names = unitFacts.stream().map(UnitFact::name).distinct().count();
        if (unitFacts.size() > MAX_UNIT_FACTS || names > MAX_FACT_NAMES) {
            throw new IllegalArgumentException("a result with " + unitFacts.size() + " facts of units by " + names + " names, at most "
                    + MAX_UNIT_FACTS + " by " + MAX_FACT_NAMES + " are kept");
        }
        if (unitFacts.stream().map(fact -> List.of(fact.unit(), fact.name())).distinct().count() < unitFacts.size()) {
            throw new IllegalArgumentException("a result with two facts of one name for one unit");
        }
    }

    /** Creates the result of an evaluation of its own. */
    public Result(EvaluationCard evaluation, EndState state, List<ItemScore> itemScores, List<Summary> summaries,
            Optional<NullScore> labelSwap, Use use, Optional<Sha256> outcomes, List<Breakdown> breakdowns, List<Exhibit> exhibits,
            List<UnitFact> unitFacts, List<Chart> charts, List<Exhibit.Note> remarks) {
        this(evaluation, state, itemScores, summaries, labelSwap, use, outcomes, breakdowns, exhibits, unitFacts, charts, remarks,
                Optional.empty());
    }

    /** Creates a result without charts and remarks. */
    public Result(EvaluationCard evaluation, EndState state, List<ItemScore> itemScores, List<Summary> summaries,
            Optional<NullScore> labelSwap, Use use, Optional<Sha256> outcomes, List<Breakdown> breakdowns, List<Exhibit> exhibits,
            List<UnitFact> unitFacts) {
        this(evaluation, state, itemScores, summaries, labelSwap, use, outcomes, breakdowns, exhibits, unitFacts, List.of(), List.of());
    }

    /** Creates a result that has scores and no more. */
    public Result(EvaluationCard evaluation, EndState state, List<ItemScore> itemScores, List<Summary> summaries,
            Optional<NullScore> labelSwap, Use use, Optional<Sha256> outcomes) {
        this(evaluation, state, itemScores, summaries, labelSwap, use, outcomes, List.of(), List.of(), List.of());
    }

    /** Returns this result in the place of an earlier one. */
    public Result rederiving(Rederivation earlier) {
        return new Result(evaluation, state, itemScores, summaries, labelSwap, use, outcomes, breakdowns, exhibits, unitFacts, charts,
                remarks, Optional.of(earlier));
    }
}

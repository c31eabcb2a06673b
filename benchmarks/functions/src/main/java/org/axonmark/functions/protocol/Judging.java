package org.axonmark.functions.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import org.axonmark.functions.judge.Judge;
import org.axonmark.functions.judge.Verdicts;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.task.Outcome;
import org.axonmark.task.Progress;
import org.axonmark.task.SubmissionFailure;

/** Has descriptions judged once all answers are in, and scores the verdicts in a column of their own. */
public final class Judging {

    /** Share of choices in which a judge found the right candidate by the description. */
    public static final String METRIC = "judge";

    private Judging() {}

    /** Returns the metric, for the cards of tasks whose questions have {@linkplain Question#choices() choices}; never the first of a card. */
    public static Metric metric() {
        return new Metric(METRIC, "judge", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(1 / 3.0), false,
                "Share of choices among three in which a language model, named with its version and prompt in the outcomes, found the"
                        + " candidate that agrees with the function by the description alone. An empty description, and a reply that is no"
                        + " single digit, count 0. Never ranked; figures of different judges are not compared.",
                Optional.of("a judge was asked and did not fail"));
    }

    /** Adds verdicts to the outcomes of all questions that have choices. */
    static void judge(Judge judge, List<Question> questions, Map<String, Outcome> outcomes, byte[] secret, Progress progress) {
        List<Judge.Case> cases = new ArrayList<>();
        for (Question question : questions) {
            Outcome outcome = outcomes.get(question.id());
            if (outcome != null && !question.choices().isEmpty()) {
                cases.add(new Judge.Case(question.id(), Answered.of(outcome).interpretation().description(), question.choices()));
            }
        }
        if (!cases.isEmpty()) {
            judge.verdicts(cases, secret, progress)
                    .forEach((item, verdicts) -> outcomes.computeIfPresent(item, (_, outcome) -> judged(outcome, verdicts)));
        }
    }

    /** An interpretation that leaves no room for verdicts is kept without them, and counts 0 in their column. */
    private static Outcome judged(Outcome outcome, Verdicts verdicts) {
        Answered answered = Answered.of(outcome);
        try {
            return new Answered(answered.interpretation(), answered.queries(), Optional.of(verdicts)).outcome(outcome.item(),
                    outcome.nanos());
        } catch (SubmissionFailure e) {
            return outcome;
        }
    }

    /** Returns the column: a score of each question that has choices, or none if there are no verdicts that count. */
    static List<ItemScore> score(List<Question> questions, Function<Question, Answered> answers) {
        List<ItemScore> scores = new ArrayList<>();
        boolean judged = false;
        for (Question question : questions) {
            Answered answered = answers.apply(question);
            if (!question.choices().isEmpty()) {
                Optional<Double> share = answered.verdicts()
                        .flatMap(verdicts -> verdicts.share(answered.interpretation().description(), question.choices()));
                judged |= share.isPresent();
                scores.add(new ItemScore(question.id(), question.unit(), METRIC, share.orElse(0.0)));
            }
        }
        return judged ? scores : List.of();
    }
}

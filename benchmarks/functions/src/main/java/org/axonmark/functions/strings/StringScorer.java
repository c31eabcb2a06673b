package org.axonmark.functions.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.axonmark.functions.generator.StringItem;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.HypothesisException;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.results.format.ItemScore;

/** Scores one hypothesis about a string function: its texts are to be the function's to the character. What is no hypothesis misses. */
final class StringScorer {

    /** How many inputs a hypothesis is tried on. */
    static final int INPUTS = 100;

    private static final int SIZE_FACTOR = 2;
    private static final int SIZE_SLACK = 8;

    private StringScorer() {}

    /** Returns one score for each metric of the task that the question has a share in. */
    static List<ItemScore> score(StringQuestion question, String text) {
        StringItem item = question.item();
        Optional<Hypothesis> hypothesis = parse(text);
        double match = hypothesis.flatMap(StringScorer::function).map(guess -> match(item, guess)).orElse(0.0);
        double pass = match == 1 ? 1 : 0;
        boolean compact = hypothesis.map(h -> h.size() <= SIZE_FACTOR * item.truth().size() + SIZE_SLACK).orElse(false);
        List<ItemScore> scores = new ArrayList<>();
        add(scores, question, StringTask.PASS, pass);
        add(scores, question, StringTask.MATCH, match);
        add(scores, question, StringTask.passOf(item.tier()), pass);
        add(scores, question, StringTask.matchOf(item.tier()), match);
        add(scores, question, StringTask.COMPACT_PASS, compact ? pass : 0);
        add(scores, question, StringTask.passAt(question.budget()), pass);
        return scores;
    }

    private static void add(List<ItemScore> scores, StringQuestion question, String metric, double value) {
        scores.add(new ItemScore(question.id(), question.unit(), metric, value));
    }

    private static Optional<Hypothesis> parse(String text) {
        try {
            return Optional.of(Hypothesis.parse(text));
        } catch (HypothesisException e) {
            return Optional.empty();
        }
    }

    private static Optional<UnaryOperator<String>> function(Hypothesis hypothesis) {
        return switch (hypothesis) {
            case Hypothesis.Text law -> Optional.of(TextFunction.of(law)::of);
            case Hypothesis.Table table -> Optional.of(table::answer);
            default -> Optional.empty();
        };
    }

    /** The share of inputs at which both texts are the same. */
    private static double match(StringItem item, UnaryOperator<String> guess) {
        TextFunction truth = TextFunction.of(item.truth());
        int same = 0;
        for (String input : item.testInputs(INPUTS)) {
            if (truth.of(input).equals(guess.apply(input))) {
                same++;
            }
        }
        return (double) same / INPUTS;
    }
}

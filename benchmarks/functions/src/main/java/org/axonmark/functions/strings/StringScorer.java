package org.axonmark.functions.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.axonmark.functions.generator.StringItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.hypothesis.Hypothesis;
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
    static List<ItemScore> score(StringQuestion question, Answered answered) {
        StringItem item = question.item();
        Optional<Hypothesis> hypothesis = answered.hypothesis(Hypothesis.class);
        String[] inputs = item.testInputs(INPUTS);
        TextFunction truth = TextFunction.of(item.truth());
        double match = function(answered).map(guess -> match(truth, guess, inputs)).orElse(0.0);
        double pass = match == 1 ? 1 : 0;
        boolean compact = hypothesis.map(h -> h.size() <= SIZE_FACTOR * item.truth().size() + SIZE_SLACK).orElse(false);
        List<ItemScore> scores = new ArrayList<>();
        add(scores, question, StringTask.PASS, pass);
        add(scores, question, StringTask.MATCH, match);
        add(scores, question, StringTask.passOf(item.tier()), pass);
        add(scores, question, StringTask.matchOf(item.tier()), match);
        add(scores, question, StringTask.COMPACT_PASS, compact ? pass : 0);
        add(scores, question, StringTask.passAt(question.budget()), pass);
        scores.addAll(Descriptions.ofTexts(question, answered.interpretation(), truth, inputs));
        return scores;
    }

    private static void add(List<ItemScore> scores, StringQuestion question, String metric, double value) {
        scores.add(new ItemScore(question.id(), question.unit(), metric, value));
    }

    /** Returns what a submission claims, ready to be run; empty if that is no function of a text. */
    static Optional<UnaryOperator<String>> function(Answered answered) {
        return answered.hypothesis(Hypothesis.class).flatMap(hypothesis -> switch (hypothesis) {
            case Hypothesis.Text law -> Optional.<UnaryOperator<String>>of(TextFunction.of(law)::of);
            case Hypothesis.Table table -> Optional.<UnaryOperator<String>>of(table::answer);
            default -> Optional.<UnaryOperator<String>>empty();
        });
    }

    /** The share of inputs at which both texts are the same. */
    private static double match(TextFunction truth, UnaryOperator<String> guess, String[] inputs) {
        int same = 0;
        for (String input : inputs) {
            if (truth.of(input).equals(guess.apply(input))) {
                same++;
            }
        }
        return (double) same / inputs.length;
    }
}

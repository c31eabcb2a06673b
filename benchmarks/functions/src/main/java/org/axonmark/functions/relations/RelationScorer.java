package org.axonmark.functions.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.axonmark.functions.generator.RelationItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.results.format.ItemScore;

/** Scores one hypothesis about a relation by its answers to words that could not be asked. What is no hypothesis misses. */
final class RelationScorer {

    private RelationScorer() {}

    /** Returns one score for each metric of the task that the question has a share in. */
    static List<ItemScore> score(RelationQuestion question, Answered answered) {
        RelationItem item = question.item();
        Optional<UnaryOperator<String>> guess = function(answered);
        double regular = right(item, guess, item.regular());
        double exceptional = right(item, guess, item.exceptional());
        double outside = right(item, guess, item.outside());
        List<ItemScore> scores = new ArrayList<>();
        double right = item.exceptions().isEmpty() ? regular : (regular + exceptional) / 2;
        add(scores, question, RelationTask.RIGHT, right);
        add(scores, question, RelationTask.MATCH, regular);
        if (!item.exceptions().isEmpty()) {
            add(scores, question, RelationTask.EXCEPTIONS, exceptional);
        }
        add(scores, question, RelationTask.OUTSIDE, outside);
        add(scores, question, RelationTask.EXACT, regular == 1 && exceptional == 1 && outside == 1 ? 1 : 0);
        add(scores, question, RelationTask.rightAt(question.budget()), right);
        return scores;
    }

    static Optional<UnaryOperator<String>> function(Answered answered) {
        return answered.hypothesis(Hypothesis.Table.class).<UnaryOperator<String>>map(table -> table::answer)
                .or(() -> answered.hypothesis(Hypothesis.Text.class).map(law -> TextFunction.of(law)::of));
    }

    /** The share of words with the right answer; 1 if there is none. */
    private static double right(RelationItem item, Optional<UnaryOperator<String>> guess, List<String> words) {
        if (guess.isEmpty()) {
            return 0;
        }
        int right = 0;
        for (String word : words) {
            right += guess.get().apply(word).equals(item.truth().answer(word)) ? 1 : 0;
        }
        return words.isEmpty() ? 1 : (double) right / words.size();
    }

    private static void add(List<ItemScore> scores, RelationQuestion question, String metric, double value) {
        scores.add(new ItemScore(question.id(), question.unit(), metric, value));
    }
}

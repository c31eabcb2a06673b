package org.axonmark.functions.concepts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.generator.ConceptItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.words.Concept;
import org.axonmark.functions.words.Correlation;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.format.ItemScore;

/** Scores one hypothesis about a concept by the responses it foretells to words that could not be asked. What is no concept scores 0. */
final class ConceptScorer {

    /** A concept counts as recovered from this correlation on. */
    static final double RECOVERED = 0.9;

    private ConceptScorer() {}

    /** Returns one score for each metric of the task that the question has a share in. */
    static List<ItemScore> score(ConceptQuestion question, Answered answered) {
        ConceptItem item = question.item();
        double[] truth = item.responses();
        Optional<double[]> guess = concept(answered).map(concept -> concept.of(item.kept()));
        double correlation = guess.map(said -> Correlation.of(truth, said)).orElse(0.0);
        List<ItemScore> scores = new ArrayList<>();
        add(scores, question, ConceptTask.CORRELATION, correlation);
        add(scores, question, ConceptTask.EXPLAINED, guess.map(said -> Correlation.explained(truth, said)).orElse(0.0));
        add(scores, question, ConceptTask.RECOVERED, correlation >= RECOVERED ? 1 : 0);
        add(scores, question, ConceptTask.DESCRIBED, item.described(answered.interpretation().description()));
        add(scores, question, ConceptTask.correlationAt(question.budget()), correlation);
        return scores;
    }

    /** What is worse than nothing counts as nothing, so that an answer is never worse than none. */
    private static void add(List<ItemScore> scores, ConceptQuestion question, String metric, double value) {
        scores.add(new ItemScore(question.id(), question.unit(), metric, Math.clamp(value, 0, 1)));
    }

    static Optional<Concept> concept(Answered answered) {
        return answered.hypothesis(Hypothesis.Words.class).map(Concept::of)
                .or(() -> answered.hypothesis(Hypothesis.Description.class).map(Concept::of));
    }
}

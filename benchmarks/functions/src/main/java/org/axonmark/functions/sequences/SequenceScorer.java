package org.axonmark.functions.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.generator.SequenceItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.SequenceFunction;
import org.axonmark.results.format.ItemScore;

/** Scores one hypothesis about a rule over sequences by the positions it gives. One that cannot be parsed, or is too large, misses. */
final class SequenceScorer {

    private static final int SEQUENCES = 100;
    private static final int LONGER = 50;
    private static final int LONGEST = 40;

    /** Nodes of the largest hypothesis that is run: steps such as hulls cost more than nodes do elsewhere. */
    private static final int MAX_SIZE = 128;

    private final SequenceQuestion question;
    private final SequenceItem item;

    SequenceScorer(SequenceQuestion question) {
        this.question = question;
        this.item = question.item();
    }

    /** Returns one score for each metric of the task that the item has a share in. */
    List<ItemScore> score(Answered answered) {
        Optional<Hypothesis.Sequence> hypothesis = hypothesis(answered);
        List<double[][]> inside = item.testSequences("inside", SEQUENCES, SequenceItem.MIN_LENGTH, SequenceItem.MAX_LENGTH);
        int right = hypothesis.map(h -> matches(item.truth(), h, inside)).orElse(0);
        int longer = hypothesis.map(h -> matches(item.truth(), h,
                item.testSequences("longer", LONGER, SequenceItem.MAX_LENGTH + 1, LONGEST))).orElse(0);
        List<ItemScore> scores = new ArrayList<>();
        scores.add(question.passed(SequenceTask.EXACT, right == SEQUENCES));
        scores.add(question.passed(SequenceTask.EXACT_LONGER, longer == LONGER));
        scores.add(new ItemScore(question.id(), question.unit(), SequenceTask.MATCHES, right / (double) SEQUENCES));
        scores.add(question.passed(SequenceTask.exactAt(question.budget()), right == SEQUENCES));
        scores.addAll(Descriptions.of(question, answered.interpretation(), Hypothesis.Sequence.class,
                said -> same(item.truth(), said, inside), (claimed, said) -> same(claimed, said, inside)));
        return scores;
    }

    /** Returns the hypothesis if it is one on sequences, small enough to be run. */
    static Optional<Hypothesis.Sequence> hypothesis(Answered answered) {
        return answered.hypothesis(Hypothesis.Sequence.class).filter(hypothesis -> hypothesis.size() <= MAX_SIZE);
    }

    private static boolean same(Hypothesis.Sequence one, Hypothesis.Sequence other, List<double[][]> sequences) {
        return Math.max(one.size(), other.size()) <= MAX_SIZE && matches(one, other, sequences) == sequences.size();
    }

    private static int matches(Hypothesis.Sequence one, Hypothesis.Sequence other, List<double[][]> sequences) {
        SequenceFunction first = SequenceFunction.of(one);
        SequenceFunction second = SequenceFunction.of(other);
        int matches = 0;
        for (double[][] sequence : sequences) {
            matches += Arrays.equals(first.places(sequence), second.places(sequence)) ? 1 : 0;
        }
        return matches;
    }
}

package org.axonmark.functions.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.ItemScore;

/**
 * A numeric function asked about a second time, with other noise: what counts is whether the two hypotheses agree, right or wrong.
 *
 * @param first the question repeated
 */
record NumericRepeat(NumericQuestion first) implements Question {

    /** The budget whose functions are asked about twice: one, so that an evaluation grows by a quarter of its functions only. */
    static final int BUDGET = 64;

    /** No query of a first asking has the noise of this number. */
    private static final long NOISE_FROM = 1L << 32;

    /** Returns questions followed by the repeats of those of {@link #BUDGET}. */
    static List<Question> added(List<Question> questions) {
        List<Question> all = new ArrayList<>(questions);
        for (Question question : questions) {
            if (question instanceof NumericQuestion numeric && numeric.budget() == BUDGET) {
                all.add(new NumericRepeat(numeric));
            }
        }
        return List.copyOf(all);
    }

    @Override
    public String id() {
        return first.id() + "-again";
    }

    @Override
    public String unit() {
        return first.unit();
    }

    @Override
    public int budget() {
        return first.budget();
    }

    @Override
    public String identity() {
        return id() + "|" + NOISE_FROM;
    }

    @Override
    public MeteredBox box() {
        return new NumericBox(first.item(), budget(), NOISE_FROM);
    }

    @Override
    public Optional<String> repeats() {
        return Optional.of(first.id());
    }

    /** Nothing follows from one of the two answers. */
    @Override
    public List<ItemScore> score(Answered answered) {
        return List.of();
    }

    @Override
    public List<ItemScore> score(Answered answered, Answered before) {
        boolean agree = new NumericScorer(first).agree(answered, before);
        return List.of(new ItemScore(id(), unit(), NumericTask.AGREEMENT, agree ? 1 : 0));
    }
}

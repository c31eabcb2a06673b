package org.axonmark.functions.learners;

import java.util.List;

import org.axonmark.functions.generator.LearnerGenerator;
import org.axonmark.functions.generator.LearnerItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.ItemScore;

/**
 * One learner to be interpreted within a budget.
 *
 * @param id stable id of the item
 * @param unit its block
 * @param budget how many queries an interpreter has
 * @param item the learner with its truth
 */
record LearnerQuestion(String id, String unit, int budget, LearnerItem item) implements Question {

    /** Makes the questions of a seed. */
    static List<Question> of(Seed seed) {
        LearnerGenerator generator = new LearnerGenerator(seed);
        return Question.blocks(LearnerTask.BLOCKS, LearnerTask.BUDGETS,
                (id, unit, budget, index) -> new LearnerQuestion(id, unit, budget, generator.item(index)));
    }

    @Override
    public String identity() {
        return id + "|" + item.truth().print();
    }

    @Override
    public MeteredBox box() {
        return new LearnerBox(item, budget);
    }

    @Override
    public List<ItemScore> score(Answered answered) {
        return new LearnerScorer(this).score(answered);
    }
}

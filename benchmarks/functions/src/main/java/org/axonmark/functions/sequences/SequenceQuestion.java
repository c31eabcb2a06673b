package org.axonmark.functions.sequences;

import java.util.List;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.SequenceGenerator;
import org.axonmark.functions.generator.SequenceItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.ItemScore;

/**
 * One rule over sequences to be interpreted within a budget.
 *
 * @param id stable id of the item
 * @param unit its block
 * @param budget how many queries an interpreter has
 * @param item the rule with its truth
 */
record SequenceQuestion(String id, String unit, int budget, SequenceItem item) implements Question {

    /** Makes the questions of a seed. */
    static List<Question> of(Seed seed) {
        SequenceGenerator generator = new SequenceGenerator(seed);
        return Question.blocks(SequenceTask.BLOCKS, SequenceTask.BUDGETS,
                (id, unit, budget, index) -> new SequenceQuestion(id, unit, budget, generator.item(index)));
    }

    @Override
    public String identity() {
        return id + "|" + item.truth().print();
    }

    @Override
    public MeteredBox box() {
        return new SequenceBox(item, budget);
    }

    @Override
    public List<ItemScore> score(Answered answered) {
        return new SequenceScorer(this).score(answered);
    }
}

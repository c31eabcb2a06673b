package org.axonmark.functions.numeric;

import java.util.List;

import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.ItemScore;

/**
 * One numeric function to be interpreted within a budget.
 *
 * @param id stable id of the item
 * @param unit its block
 * @param budget how many queries an interpreter has
 * @param item the function with its truth
 */
record NumericQuestion(String id, String unit, int budget, NumericItem item) implements Question {

    /** Makes the questions of a seed. */
    static List<Question> of(Seed seed) {
        NumericGenerator generator = new NumericGenerator(seed);
        return Question.blocks(NumericTask.BLOCKS, NumericTask.BUDGETS,
                (id, unit, budget, index) -> new NumericQuestion(id, unit, budget, generator.item(index)));
    }

    @Override
    public String identity() {
        return id + "|" + item.identity();
    }

    @Override
    public MeteredBox box() {
        return new NumericBox(item, budget);
    }

    @Override
    public List<ItemScore> score(Answered answered) {
        return new NumericScorer(this).score(answered);
    }
}

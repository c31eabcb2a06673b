package org.axonmark.functions.operators;

import java.util.List;

import org.axonmark.functions.generator.OperatorGenerator;
import org.axonmark.functions.generator.OperatorItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.ItemScore;

/**
 * One operator to be interpreted within a budget.
 *
 * @param id stable id of the item
 * @param unit its block
 * @param budget how many queries an interpreter has
 * @param item the operator with its truth
 */
record OperatorQuestion(String id, String unit, int budget, OperatorItem item) implements Question {

    /** Makes the questions of a seed. */
    static List<Question> of(Seed seed) {
        OperatorGenerator generator = new OperatorGenerator(seed);
        return Question.blocks(OperatorTask.BLOCKS, OperatorTask.BUDGETS,
                (id, unit, budget, index) -> new OperatorQuestion(id, unit, budget, generator.item(index)));
    }

    @Override
    public String identity() {
        return id + "|" + item.noise() + "|" + item.truth().print();
    }

    @Override
    public MeteredBox box() {
        return new OperatorBox(item, budget);
    }

    @Override
    public List<ItemScore> score(Answered answered) {
        return new OperatorScorer(this).score(answered);
    }
}

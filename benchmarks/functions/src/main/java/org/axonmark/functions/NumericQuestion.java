package org.axonmark.functions;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;

/**
 * One numeric function to be interpreted within a budget.
 *
 * @param id stable id of the item, such as {@code block-07/64}
 * @param unit what is resampled: a block of functions, one for each budget
 * @param budget how many queries an interpreter has
 * @param item the function with its truth, which never leaves the host
 */
record NumericQuestion(String id, String unit, int budget, NumericItem item) {

    /** Makes the questions of a seed: blocks of one function for each budget, every function drawn by itself. */
    static List<NumericQuestion> of(Seed seed, int blocks, List<Integer> budgets) {
        NumericGenerator generator = new NumericGenerator(seed);
        List<NumericQuestion> questions = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            String unit = "block-%02d".formatted(block);
            for (int b = 0; b < budgets.size(); b++) {
                questions.add(new NumericQuestion(
                        unit + "/" + budgets.get(b), unit, budgets.get(b), generator.item(block * budgets.size() + b)));
            }
        }
        return questions;
    }

    /** Returns all that decides the question, on one line. */
    String identity() {
        return id + "|" + item.domain() + "|" + item.truth().print();
    }
}

package org.axonmark.functions.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.judge.Choice;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;

/** One function to be interpreted within a budget; it holds the truth and never leaves the host. */
public interface Question {

    /** Returns the stable id of the item, such as {@code block-07/64}. */
    String id();

    /** Returns what is resampled: a block of functions, one for each budget. */
    String unit();

    /** Returns how many queries an interpreter has. */
    int budget();

    /** Returns all that decides the question, on one line; the dataset's identity is taken over these. */
    String identity();

    /** Returns the function behind a meter that has not been asked. */
    MeteredBox box();

    /** Returns one score for each metric of the task that the item has a share in; a pure function. */
    List<ItemScore> score(Answered answered);

    /** Returns the level of the item in each grouping by which means are shown, such as {@code family} and {@code square wave}. */
    default Map<String, String> groups() {
        return Map.of();
    }

    /** Returns the function pictured beside what was said of it, see {@link Exhibits}; empty if the kind has no picture. */
    default Optional<Exhibit> exhibit(Answered answered) {
        return Optional.empty();
    }

    /** Returns the question's share in a metric that it passes or not. */
    default ItemScore passed(String metric, boolean passed) {
        return new ItemScore(id(), unit(), metric, passed ? 1 : 0);
    }

    /** Returns what a judge is asked of the description, the same at each call; nothing for a kind whose descriptions no judge reads. */
    default List<Choice> choices() {
        return List.of();
    }

    /**
     * Returns the id of the question whose function this one asks about again, with other noise on the answers; empty if it asks for the first
     * time. Repeats come to fresh workers of their own.
     */
    default Optional<String> repeats() {
        return Optional.empty();
    }

    /**
     * Returns the scores of a repeat, as {@link #score(Answered)} does.
     *
     * @param answered the answer to the repeat
     * @param first the answer to the question repeated
     */
    default List<ItemScore> score(Answered answered, Answered first) {
        return score(answered);
    }

    /**
     * Makes blocks of one question for each budget, every function drawn by itself.
     *
     * @param blocks how many units
     * @param budgets in queries, ascending
     * @param maker makes one question
     */
    static List<Question> blocks(int blocks, List<Integer> budgets, Maker maker) {
        List<Question> questions = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            String unit = "block-%02d".formatted(block);
            for (int b = 0; b < budgets.size(); b++) {
                questions.add(maker.question(unit + "/" + budgets.get(b), unit, budgets.get(b), block * budgets.size() + b));
            }
        }
        return List.copyOf(questions);
    }

    /** Makes one question of a block. */
    interface Maker {

        /**
         * Returns a question.
         *
         * @param id id of the item
         * @param unit its block
         * @param budget in queries
         * @param index number of the function in the seed's set, from 0
         */
        Question question(String id, String unit, int budget, int index);
    }
}

package org.axonmark.functions.learners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.axonmark.functions.generator.LearnerGenerator;
import org.axonmark.functions.generator.LearnerItem;
import org.axonmark.functions.generator.LearnerItem.Context;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Exhibits;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.hypothesis.Hypothesis.Learner;
import org.axonmark.results.format.Exhibit;
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

    private static final int SHOWN = 60;

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

    @Override
    public Map<String, String> groups() {
        return Map.of("family", item.truth().rule().word());
    }

    /** Predictions in hidden contexts, these in the order of the learner's own: a hypothesis that predicts the same lies on its line. */
    @Override
    public Optional<Exhibit> exhibit(Answered answered) {
        List<Context> contexts = item.testContexts(SHOWN);
        double[] truth = LearnerScorer.predictions(item.truth(), contexts);
        int[] order = IntStream.range(0, SHOWN).boxed().sorted(Comparator.comparingDouble(i -> truth[i])).mapToInt(i -> i).toArray();
        List<Exhibit.Series> series = new ArrayList<>();
        inOrder(Exhibits.BLACK_BOX, Exhibit.Mark.LINE, truth, order).ifPresent(series::add);
        answered.hypothesis(Learner.class)
                .flatMap(hypothesis -> inOrder(Exhibits.HYPOTHESIS, Exhibit.Mark.POINTS, LearnerScorer.predictions(hypothesis, contexts),
                        order))
                .ifPresent(series::add);
        return Optional.of(Exhibits.of(this, item.truth().print(), answered,
                new Exhibit.Plot("context, by what is predicted", "prediction", series, Optional.empty())));
    }

    private static Optional<Exhibit.Series> inOrder(String name, Exhibit.Mark mark, double[] values, int[] order) {
        double[] ranks = IntStream.rangeClosed(1, order.length).asDoubleStream().toArray();
        return Exhibits.series(name, mark, ranks, Arrays.stream(order).mapToDouble(i -> values[i]).toArray());
    }
}

package org.axonmark.functions.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.axonmark.functions.generator.OperatorGenerator;
import org.axonmark.functions.generator.OperatorItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Exhibits;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.KernelFunction;
import org.axonmark.results.format.Exhibit;
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

    @Override
    public Map<String, String> groups() {
        return Map.of("family", item.truth().kernel().word(), "noise", item.noise() == 0 ? "none" : Double.toString(item.noise()));
    }

    /** What becomes of one hidden function on the grid of the scores. */
    @Override
    public Optional<Exhibit> exhibit(Answered answered) {
        double[] function = item.testFunctions(1, OperatorItem.FINE_POINTS)[0];
        List<Exhibit.Series> series = new ArrayList<>();
        drawn(Exhibits.BLACK_BOX, KernelFunction.of(item.truth()).of(function)).ifPresent(series::add);
        answered.hypothesis(Hypothesis.Kernel.class)
                .flatMap(hypothesis -> drawn(Exhibits.HYPOTHESIS, KernelFunction.of(hypothesis).of(function)))
                .ifPresent(series::add);
        drawn("input", function).ifPresent(series::add);
        return Optional.of(Exhibits.of(this, item.truth().print(), answered, new Exhibit.Plot("x", "y", series, Optional.empty())));
    }

    private static Optional<Exhibit.Series> drawn(String name, double[] samples) {
        double[] x = IntStream.range(0, samples.length).mapToDouble(i -> (double) i / samples.length).toArray();
        return Exhibits.series(name, Exhibit.Mark.LINE, x, samples);
    }
}

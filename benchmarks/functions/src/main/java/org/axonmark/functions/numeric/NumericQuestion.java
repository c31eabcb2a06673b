package org.axonmark.functions.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Exhibits;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.format.Exhibit;
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

    @Override
    public Map<String, String> groups() {
        String variant = item.corrupted() != null ? "corrupted"
                : item.truth().noise() != null ? "noisy" : item.network() != null ? "approximated" : "clean";
        return Map.of("family", item.law().name().toLowerCase(Locale.ROOT).replace('_', ' '), "variant", variant);
    }

    @Override
    public Optional<Exhibit> exhibit(Answered answered) {
        List<Exhibit.Series> series = new ArrayList<>();
        drawn(Exhibits.BLACK_BOX, item.truth()).ifPresent(series::add);
        answered.hypothesis(Hypothesis.Numeric.class)
                .flatMap(hypothesis -> drawn(Exhibits.HYPOTHESIS, hypothesis))
                .ifPresent(series::add);
        Optional<Exhibit.Band> replaced = Optional.ofNullable(item.corrupted())
                .map(interval -> new Exhibit.Band("corrupted", Math.max(interval.low(), item.domain().low()),
                        Math.min(interval.high(), item.domain().high())));
        return Optional.of(Exhibits.of(this, item.truth().print(), answered, new Exhibit.Plot("x", "y", series, replaced)));
    }

    private Optional<Exhibit.Series> drawn(String name, Hypothesis.Numeric function) {
        return Exhibits.series(name, item.domain().low(), item.domain().high(), NumericFunction.of(function)::at);
    }
}

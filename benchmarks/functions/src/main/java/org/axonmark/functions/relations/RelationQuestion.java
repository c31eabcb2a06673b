package org.axonmark.functions.relations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.axonmark.functions.generator.RelationGenerator;
import org.axonmark.functions.generator.RelationItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.judge.Choice;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Exhibits;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;

/**
 * One relation to be interpreted within a budget.
 *
 * @param id stable id of the item
 * @param unit its block
 * @param budget how many queries an interpreter has
 * @param item the relation with its truth
 */
record RelationQuestion(String id, String unit, int budget, RelationItem item) implements Question {

    /** How many words of each kind are shown. */
    private static final int SHOWN = 12;

    /** Makes the questions of a seed. */
    static List<Question> of(Seed seed) {
        RelationGenerator generator = new RelationGenerator(seed);
        return Question.blocks(RelationTask.BLOCKS, RelationTask.BUDGETS,
                (id, unit, budget, index) -> new RelationQuestion(id, unit, budget, generator.item(index)));
    }

    @Override
    public String identity() {
        return id + "|" + item.truth().print() + "|" + item.rule() + "|" + item.hints() + "|" + item.words().kept();
    }

    @Override
    public MeteredBox box() {
        return new RelationBox(item, budget);
    }

    @Override
    public List<ItemScore> score(Answered answered) {
        return RelationScorer.score(this, answered);
    }

    @Override
    public Map<String, String> groups() {
        return Map.of("exceptions", item.exceptions().isEmpty() ? "none" : "some",
                "form", item.relation().form().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    @Override
    public Optional<Exhibit> exhibit(Answered answered) {
        UnaryOperator<String> guess = RelationScorer.function(answered).orElse(_ -> Exhibits.NO_ANSWER);
        List<Exhibit.Row> rows = new ArrayList<>();
        addRows(rows, "follows", item.regular(), guess);
        addRows(rows, "exception", item.exceptional(), guess);
        addRows(rows, "outside", item.outside(), guess);
        String rule = item.rule().isEmpty() ? "" : "; " + item.rule();
        return Optional.of(Exhibits.of(this, item.relation().name() + rule, answered,
                new Exhibit.Table(List.of("word kept for scoring", "kind", Exhibits.BLACK_BOX, Exhibits.HYPOTHESIS), rows)));
    }

    private void addRows(List<Exhibit.Row> rows, String kind, List<String> words, UnaryOperator<String> guess) {
        words.stream().limit(SHOWN).forEach(word -> rows.add(Exhibits.row(word, kind, item.truth().answer(word), guess.apply(word))));
    }

    /** Which of three answers to a word is the relation's, beside its answers to other words. */
    @Override
    public List<Choice> choices() {
        List<String> words = item.regular();
        List<UnaryOperator<String>> others = new ArrayList<>();
        for (int by = 1; by < words.size(); by++) {
            int distance = by;
            others.add(word -> item.truth().answer(words.get((words.indexOf(word) + distance) % words.size())));
        }
        List<String> inOrder = new ArrayList<>();
        for (int i : item.stream("choices").permutation(words.size())) {
            inOrder.add(words.get(i));
        }
        return Choice.among(inOrder, item.truth()::answer, others);
    }
}

package org.axonmark.functions.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.StringGenerator;
import org.axonmark.functions.generator.StringItem;
import org.axonmark.functions.generator.StringItem.Tier;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Exhibits;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;

/**
 * One string function to be interpreted within a budget.
 *
 * @param id stable id of the item, such as {@code block-07/64/hidden}
 * @param unit its block
 * @param budget how many queries an interpreter has
 * @param item the function with its truth
 */
record StringQuestion(String id, String unit, int budget, StringItem item) implements Question {

    private static final int SHOWN = 12;

    /** Makes the questions of a seed: in each block one function of each tier for each budget. */
    static List<Question> of(Seed seed) {
        List<Question> questions = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            StringGenerator generator = new StringGenerator(seed, tier);
            String suffix = "/" + tier.name().toLowerCase(Locale.ROOT);
            questions.addAll(Question.blocks(StringTask.BLOCKS, StringTask.BUDGETS,
                    (id, unit, budget, index) -> new StringQuestion(id + suffix, unit, budget, generator.item(index))));
        }
        return List.copyOf(questions);
    }

    @Override
    public String identity() {
        return id + "|" + item.truth().print();
    }

    @Override
    public MeteredBox box() {
        return new StringBox(item, budget);
    }

    @Override
    public List<ItemScore> score(Answered answered) {
        return StringScorer.score(this, answered);
    }

    @Override
    public Map<String, String> groups() {
        int steps = item.truth().stages().size();
        return Map.of("tier", item.tier().name().toLowerCase(Locale.ROOT), "steps", Integer.toString(steps),
                "first-step", item.truth().stages().getFirst() instanceof Expression.Call call ? call.operator().symbol() : "if");
    }

    @Override
    public Optional<Exhibit> exhibit(Answered answered) {
        List<String> inputs = List.of(item.testInputs(SHOWN));
        TextFunction truth = TextFunction.of(item.truth());
        Exhibit.Table table = Exhibits.compared(inputs, inputs.stream().map(truth::of).toList(),
                StringScorer.function(answered).map(guess -> inputs.stream().map(guess).toList()));
        return Optional.of(Exhibits.of(this, item.truth().print(), answered, table));
    }
}

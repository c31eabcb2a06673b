package org.axonmark.functions.sequences;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.SequenceGenerator;
import org.axonmark.functions.generator.SequenceItem;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Exhibits;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.SequenceFunction;
import org.axonmark.results.format.Exhibit;
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

    private static final int SHOWN = 8;

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

    @Override
    public Map<String, String> groups() {
        List<Expression> stages = item.truth().stages();
        return Map.of("steps", Integer.toString(stages.size()), "first-step",
                stages.getFirst() instanceof Expression.Call call ? call.operator().symbol() : "none");
    }

    @Override
    public Optional<Exhibit> exhibit(Answered answered) {
        List<double[][]> sequences = item.testSequences("inside", SHOWN, SequenceItem.MIN_LENGTH, SequenceItem.MAX_LENGTH);
        Exhibit.Table table = Exhibits.compared(sequences.stream().map(SequenceQuestion::points).toList(), places(item.truth(), sequences),
                SequenceScorer.hypothesis(answered).map(hypothesis -> places(hypothesis, sequences)));
        return Optional.of(Exhibits.of(this, item.truth().print(), answered, table));
    }

    private static List<String> places(Hypothesis.Sequence rule, List<double[][]> sequences) {
        SequenceFunction function = SequenceFunction.of(rule);
        return sequences.stream()
                .map(sequence -> Arrays.stream(function.places(sequence)).mapToObj(Integer::toString).collect(Collectors.joining(" ")))
                .toList();
    }

    /** Points with their positions, in as many digits as tell them apart. */
    private static String points(double[][] sequence) {
        StringJoiner points = new StringJoiner(" ");
        for (int i = 0; i < sequence.length; i++) {
            points.add(String.format(Locale.ROOT, "%d:(%.2f,%.2f)", i, sequence[i][0], sequence[i][1]));
        }
        return points.toString();
    }
}

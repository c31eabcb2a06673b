package org.axonmark.functions.concepts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.axonmark.functions.generator.ConceptGenerator;
import org.axonmark.functions.generator.ConceptItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.judge.Choice;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.Exhibits;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.words.Concept;
import org.axonmark.functions.words.Vocabulary;
import org.axonmark.functions.words.WordTable;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;

/**
 * One concept to be interpreted within a budget.
 *
 * @param id stable id of the item
 * @param unit its block
 * @param budget how many queries an interpreter has
 * @param item the concept with its truth
 */
record ConceptQuestion(String id, String unit, int budget, ConceptItem item) implements Question {

    /** How many words of each kind are shown: those that respond most, and others spread over the alphabet. */
    private static final int SHOWN = 12;
    private static final double HALF = 0.5;

    /** Makes the questions of a seed. */
    static List<Question> of(Seed seed) {
        ConceptGenerator generator = new ConceptGenerator(seed);
        return Question.blocks(ConceptTask.BLOCKS, ConceptTask.BUDGETS,
                (id, unit, budget, index) -> new ConceptQuestion(id, unit, budget, generator.item(index)));
    }

    @Override
    public String identity() {
        return id + "|" + item.truth().print() + "|" + item.hints() + "|" + item.words().kept() + "|" + item.foils() + "|"
                + WordTable.driver().identity() + "|" + WordTable.judge().identity();
    }

    @Override
    public MeteredBox box() {
        return new ConceptBox(item, budget);
    }

    @Override
    public List<ItemScore> score(Answered answered) {
        return ConceptScorer.score(this, answered);
    }

    @Override
    public Map<String, String> groups() {
        return Map.of("form", switch (item.form()) {
            case PART -> "a part";
            case UNION -> "either of two";
            case WITHOUT -> "all but a part";
        }, "response", item.isGraded() ? "graded" : "all or none");
    }

    @Override
    public Optional<Exhibit> exhibit(Answered answered) {
        Concept truth = Concept.of(item.truth());
        Optional<Concept> guess = ConceptScorer.concept(answered);
        List<Exhibit.Row> rows = new ArrayList<>();
        for (int word : shown()) {
            rows.add(Exhibits.row(Vocabulary.published().word(word), shown(truth.of(word)),
                    guess.map(concept -> shown(concept.of(word))).orElse(Exhibits.NO_ANSWER)));
        }
        return Optional.of(Exhibits.of(this, item.truth().print(), answered,
                new Exhibit.Table(List.of("word kept for scoring", Exhibits.BLACK_BOX, Exhibits.HYPOTHESIS), rows)));
    }

    private Set<Integer> shown() {
        List<Integer> kept = item.kept();
        Concept truth = Concept.of(item.truth());
        List<Integer> strongest = new ArrayList<>(kept);
        strongest.sort((a, b) -> Double.compare(truth.of(b), truth.of(a)));
        Set<Integer> shown = new LinkedHashSet<>(strongest.subList(0, SHOWN));
        for (int i = 0; i < SHOWN; i++) {
            shown.add(kept.get(i * kept.size() / SHOWN));
        }
        return shown;
    }

    private static String shown(double response) {
        return String.format(Locale.ROOT, "%.2f", response);
    }

    /** Which of three words the concept is most selective for, as FIND asks: one of a half or more, two that it does not respond to. */
    @Override
    public List<Choice> choices() {
        Vocabulary vocabulary = Vocabulary.published();
        Concept truth = Concept.of(item.truth());
        List<Integer> kept = item.kept();
        List<String> strong = new ArrayList<>();
        List<String> none = new ArrayList<>();
        for (int i : item.stream("choices").permutation(kept.size())) {
            double response = truth.of(kept.get(i));
            if (response >= HALF) {
                strong.add(vocabulary.word(kept.get(i)));
            } else if (response == 0) {
                none.add(vocabulary.word(kept.get(i)));
            }
        }
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < Math.min(Choice.MAX, strong.size()); i++) {
            choices.add(new Choice(strong.get(i), none.get(2 * i), none.get(2 * i + 1)));
        }
        return choices;
    }
}

package org.axonmark.functions.generator;

import java.util.List;

import org.axonmark.functions.words.Concept;
import org.axonmark.functions.words.Described;
import org.axonmark.functions.words.Vocabulary;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.statistics.HmacStream;

/**
 * One concept with its truth.
 *
 * @param seed the seed it was drawn from
 * @param index its number in the seed's set
 * @param form how it was put together
 * @param truth the concept; its responses are what the black box answers
 * @param words which words may be asked, and which are kept for scoring
 * @param hints words that may be asked: four that the concept responds to with a half or more, among six that it does not respond to
 * @param foils texts of other concepts, drawn like this one's
 */
public record ConceptItem(Seed seed, int index, Form form, Hypothesis.Words truth, WordSplit words, List<String> hints, List<String> foils) {

    /** How a concept is put together. */
    public enum Form {
        /** A part of a category. */
        PART,
        /** A part of one category or a part of another. */
        UNION,
        /** A category and two of its parts, but not a third. */
        WITHOUT
    }

    /** Copies the lists. */
    public ConceptItem {
        hints = List.copyOf(hints);
        foils = List.copyOf(foils);
    }

    /** Tells whether the response rises by degrees. */
    public boolean isGraded() {
        return truth.from() < truth.to();
    }

    /** Returns the numbers of the words kept for scoring in the vocabulary. */
    public List<Integer> kept() {
        return words.kept().stream().map(word -> Vocabulary.published().number(word).orElseThrow()).toList();
    }

    /** Returns the responses to the words kept for scoring. */
    public double[] responses() {
        return Concept.of(truth).of(kept());
    }

    /** Returns the concept's own text. */
    public String text() {
        return text(truth);
    }

    /** Returns what texts about others are worth by {@link Described#follows}: the mean over the foils. */
    public double floor() {
        double sum = 0;
        for (String foil : foils) {
            sum += worth(foil);
        }
        return sum / foils.size();
    }

    /** Returns what the concept's own text is worth by {@link Described#follows}. */
    public double ceiling() {
        return worth(text());
    }

    /** Returns what a text is worth by {@link Described#follows}, on the words kept for scoring. */
    public double worth(String text) {
        return Described.follows(text, kept(), responses());
    }

    /** Returns a stream for what is drawn about the item besides itself. */
    public HmacStream stream(String purpose) {
        return seed.stream(ConceptGenerator.KIND, index, purpose);
    }

    static String text(Hypothesis.Words truth) {
        String belongs = listed(truth.words());
        return truth.not().isEmpty() ? belongs : belongs + ", but not " + listed(truth.not());
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}

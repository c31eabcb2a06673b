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
public record ConceptItem(Seed seed, int index, Form form, Hypothesis.Words truth, WordSplit words, List<String> hints,
        List<String> foils) {

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

    /**
     * Returns the share of the way that a text comes from texts about others, which are worth 0, to the concept's own, which is worth 1, by
     * {@link Described#follows} on the words kept for scoring; below 0 for a text that is worth less than the others', or than nothing.
     */
    public double described(String said) {
        List<Integer> kept = kept();
        double[] responses = responses();
        double floor = floor(kept, responses);
        return (Described.follows(said, kept, responses) - floor) / (Described.follows(text(), kept, responses) - floor);
    }

    /** Returns by how much the concept's own text is worth more than texts about others. */
    double gain() {
        List<Integer> kept = kept();
        double[] responses = responses();
        return Described.follows(text(), kept, responses) - floor(kept, responses);
    }

    /** At least 0, which a text that says nothing is worth. */
    private double floor(List<Integer> kept, double[] responses) {
        double sum = 0;
        for (String foil : foils) {
            sum += Described.follows(foil, kept, responses);
        }
        return Math.max(0, sum / foils.size());
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

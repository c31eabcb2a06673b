package org.axonmark.functions.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.functions.generator.ConceptItem.Form;
import org.axonmark.functions.words.Concept;
import org.axonmark.functions.words.Vocabulary;
import org.axonmark.functions.words.Vocabulary.Category;
import org.axonmark.functions.words.Vocabulary.Part;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws concepts: a part of a category, a part of either of two, or a category without one of its parts; each with words of its own and words taken
 * out. A draw is admitted if enough words respond and not too many, each word taken out makes a difference, and the concept's own text tells more than
 * texts about others. One that is not is drawn again from the same stream.
 */
public final class ConceptGenerator {

    static final String KIND = "concepts";

    private static final int MAX_DRAWS = 1_000;
    private static final int MAX_EXAMPLES = 3;
    private static final int MAX_EXCEPTIONS = 2;
    private static final double STRAY = 0.3;
    private static final double GRADED = 2 / 3.0;
    private static final double HALF = 0.5;
    private static final int LEAST_KEPT = 8;
    private static final int MOST_SHARE = 5;
    private static final int HINTS = 4;
    private static final int DISTRACTORS = 6;
    private static final int FOILS = 8;
    private static final double LEAST_GAIN = 0.15;

    private final Seed seed;
    private final Vocabulary vocabulary = Vocabulary.published();
    private final WordSplit split;

    /** Creates a generator. */
    public ConceptGenerator(Seed seed) {
        this.seed = seed;
        this.split = WordSplit.of(seed, KIND, vocabulary.words());
    }

    /** Returns the item of a number; equal for equal seeds on every host. */
    public ConceptItem item(int index) {
        HmacStream stream = seed.stream(KIND, index, "parameters");
        List<String> foils = foils(index);
        for (int i = 0; i < MAX_DRAWS; i++) {
            Form form = any(stream, List.of(Form.values()));
            Hypothesis.Words truth = draw(stream, form);
            Concept concept = Concept.of(truth);
            double[] responses = concept.all();
            List<String> hints = hints(responses, index);
            if (hints != null && isAsWide(responses) && concept.needsAllTakenOut()) {
                ConceptItem item = new ConceptItem(seed, index, form, truth, split, hints, foils);
                if (item.gain() >= LEAST_GAIN) {
                    return item;
                }
            }
        }
        throw new IllegalStateException("concept " + index + " was not admitted in " + MAX_DRAWS + " draws; mend the vocabulary");
    }

    /** Tells whether enough of the words kept respond, and not too many. */
    private boolean isAsWide(double[] responses) {
        double[] kept = split.kept().stream().mapToDouble(word -> responses[number(word)]).toArray();
        long strong = Arrays.stream(kept).filter(response -> response >= HALF).count();
        long any = Arrays.stream(kept).filter(response -> response > 0).count();
        return strong >= LEAST_KEPT && any <= kept.length / MOST_SHARE;
    }

    private int number(String word) {
        return vocabulary.number(word).orElseThrow();
    }

    private List<String> foils(int index) {
        HmacStream stream = seed.stream(KIND, index, "foils");
        List<String> foils = new ArrayList<>();
        for (int i = 0; i < FOILS; i++) {
            foils.add(ConceptItem.text(draw(stream, any(stream, List.of(Form.values())))));
        }
        return foils;
    }

    private Hypothesis.Words draw(HmacStream stream, Form form) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> not = new LinkedHashSet<>();
        List<String> others = new ArrayList<>();
        List<Category> categories = vocabulary.categories();
        switch (form) {
            case PART -> others.addAll(part(stream, any(stream, categories), words));
            case UNION -> {
                int[] two = stream.permutation(categories.size());
                others.addAll(part(stream, categories.get(two[0]), words));
                others.addAll(part(stream, categories.get(two[1]), words));
            }
            case WITHOUT -> {
                Category category = any(stream, categories.stream().filter(one -> one.parts().size() > 2).toList());
                int[] order = stream.permutation(category.parts().size());
                words.add(category.name());
                for (int i = 0; i < 2; i++) {
                    Part part = category.parts().get(order[i]);
                    words.add(part.name());
                    others.addAll(part.words());
                }
                not.add(category.parts().get(order[2]).name());
            }
        }
        for (int i = stream.nextInt(MAX_EXCEPTIONS + 1); i > 0; i--) {
            not.add(any(stream, others));
        }
        if (stream.nextDouble() < STRAY) {
            words.add(any(stream, any(stream, any(stream, categories).parts()).words()));
        }
        words.removeAll(not);
        double from;
        double to;
        if (stream.nextDouble() < GRADED) {
            int begin = 20 + 5 * stream.nextInt(3);
            from = begin / 100.0;
            to = (begin + 20 + 10 * stream.nextInt(3)) / 100.0;
        } else {
            from = (30 + 5 * stream.nextInt(3)) / 100.0;
            to = from;
        }
        return new Hypothesis.Words(List.copyOf(words), List.copyOf(not), from, to);
    }

    /** Adds a part's name and up to three of its words, and returns the rest. */
    private static List<String> part(HmacStream stream, Category category, Set<String> words) {
        Part part = any(stream, category.parts());
        int examples = Math.min(stream.nextInt(MAX_EXAMPLES + 1), part.words().size() - 1);
        words.add(part.name());
        List<String> others = new ArrayList<>();
        for (int i : stream.permutation(part.words().size())) {
            if (examples-- > 0) {
                words.add(part.words().get(i));
            } else {
                others.add(part.words().get(i));
            }
        }
        return others;
    }

    private static <T> T any(HmacStream stream, List<T> of) {
        return of.get(stream.nextInt(of.size()));
    }

    private @Nullable List<String> hints(double[] responses, int index) {
        List<String> strong = new ArrayList<>();
        List<String> none = new ArrayList<>();
        for (int i : seed.stream(KIND, index, "hints").permutation(split.asked().size())) {
            String word = split.asked().get(i);
            double response = responses[number(word)];
            if (response >= HALF && strong.size() < HINTS) {
                strong.add(word);
            } else if (response == 0 && none.size() < DISTRACTORS) {
                none.add(word);
            }
        }
        if (strong.size() < HINTS || none.size() < DISTRACTORS) {
            return null;
        }
        strong.addAll(none);
        List<String> hints = new ArrayList<>();
        for (int i : seed.stream(KIND, index, "order of hints").permutation(strong.size())) {
            hints.add(strong.get(i));
        }
        return hints;
    }
}

package org.axonmark.functions.generator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.axonmark.functions.words.Lexicon;
import org.axonmark.functions.words.Relation;
import org.axonmark.functions.words.Relation.Form;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws relations of the lexicon: its form, then one of that form; half of them with exceptions, told by how a word is spelled. A draw is admitted if
 * enough words may be asked and are kept of those that follow the relation, and of the exceptions. One that is not is drawn again from the same
 * stream.
 */
public final class RelationGenerator {

    static final String KIND = "relations";

    private static final int MAX_DRAWS = 1_000;
    private static final int LEAST_ASKED = 10;
    private static final int LEAST_KEPT = 6;
    private static final int LEAST_EXCEPTIONS_ASKED = 4;
    private static final int LEAST_EXCEPTIONS_KEPT = 2;
    /** Exceptions are at most one in so many. */
    private static final int MOST_EXCEPTIONS = 3;
    private static final int HINTS = 5;
    private static final int DISTRACTORS = 3;
    private static final int LETTERS = 26;
    private static final String UNDEFINED = "";

    private final Seed seed;
    private final Map<Form, List<Relation>> byForm = new EnumMap<>(Form.class);
    private final WordSplit split;
    private final Set<String> asked;

    /** Creates a generator. */
    public RelationGenerator(Seed seed) {
        this.seed = seed;
        Lexicon lexicon = Lexicon.published();
        lexicon.relations().forEach(relation -> byForm.computeIfAbsent(relation.form(), form -> new ArrayList<>()).add(relation));
        this.split = WordSplit.of(seed, KIND, lexicon.words());
        this.asked = Set.copyOf(split.asked());
    }

    /** How exceptions are told from other words; each takes a number that is drawn. */
    private enum Condition {
        /** The first letter is one of the three from a letter on. */
        FIRST_LETTER {
            @Override
            boolean holds(String word, int number) {
                return isOneOfThree(Character.toLowerCase(word.charAt(0)), number);
            }

            @Override
            String told(int number) {
                return "the first letter is " + threeFrom(number);
            }
        },
        /** The last letter is one of the three from a letter on. */
        LAST_LETTER {
            @Override
            boolean holds(String word, int number) {
                return isOneOfThree(Character.toLowerCase(word.charAt(word.length() - 1)), number);
            }

            @Override
            String told(int number) {
                return "the last letter is " + threeFrom(number);
            }
        },
        /** The word has so many characters. */
        LENGTH {
            @Override
            boolean holds(String word, int number) {
                return word.length() == length(number);
            }

            @Override
            String told(int number) {
                return "the length is " + length(number);
            }

            private int length(int number) {
                return 2 + number % 10;
            }
        };

        abstract boolean holds(String word, int number);

        abstract String told(int number);

        private static boolean isOneOfThree(char letter, int number) {
            return letter >= 'a' && letter <= 'z' && Math.floorMod(letter - 'a' - number, LETTERS) < 3;
        }

        private static String threeFrom(int number) {
            return "%c, %c or %c".formatted('a' + number, 'a' + (number + 1) % LETTERS, 'a' + (number + 2) % LETTERS);
        }
    }

    /** What exceptions are answered with. */
    private enum Effect {
        /** The empty text, as if the relation were not defined for them. */
        UNDEFINED("undefined"),
        /** The word itself. */
        ITSELF("the word itself"),
        /** What the relation answers to the first of them, in the order of their characters. */
        ONE_ANSWER("the answer of the first of them"),
        /** What the relation answers to the next of them, in the order of their characters, and to the last what it answers to the first. */
        NEXT_ANSWER("the answer of the next of them");

        private final String told;

        Effect(String told) {
            this.told = told;
        }

        String answer(Relation relation, List<String> exceptions, int at) {
            return switch (this) {
                case UNDEFINED -> RelationGenerator.UNDEFINED;
                case ITSELF -> exceptions.get(at);
                case ONE_ANSWER -> relation.pairs().getOrDefault(exceptions.get(0), "");
                case NEXT_ANSWER -> relation.pairs().getOrDefault(exceptions.get((at + 1) % exceptions.size()), "");
            };
        }
    }

    /** Returns the item of a number; equal for equal seeds on every host. */
    public RelationItem item(int index) {
        HmacStream stream = seed.stream(KIND, index, "parameters");
        boolean hasExceptions = stream.nextBoolean();
        for (int i = 0; i < MAX_DRAWS; i++) {
            RelationItem item = draw(stream, index, hasExceptions);
            if (item != null) {
                return item;
            }
        }
        throw new IllegalStateException("relation " + index + " was not admitted in " + MAX_DRAWS + " draws; mend the lexicon");
    }

    private @Nullable RelationItem draw(HmacStream stream, int index, boolean hasExceptions) {
        Form form = any(stream, List.of(Form.values()));
        List<Relation> relations = byForm.getOrDefault(form, List.of());
        Relation relation = any(stream, relations);
        List<String> exceptions = List.of();
        String rule = "";
        Map<String, String> answers = new LinkedHashMap<>(relation.pairs());
        if (hasExceptions) {
            Condition condition = any(stream, List.of(Condition.values()));
            Effect effect = any(stream, List.of(Effect.values()));
            int number = stream.nextInt(LETTERS);
            exceptions = relation.pairs().keySet().stream().filter(word -> condition.holds(word, number)).sorted().toList();
            rule = condition.told(number) + ": " + effect.told;
            int changed = 0;
            for (int i = 0; i < exceptions.size(); i++) {
                String answer = effect.answer(relation, exceptions, i);
                changed += answer.equals(answers.put(exceptions.get(i), answer)) ? 0 : 1;
            }
            if (exceptions.size() > relation.pairs().size() / MOST_EXCEPTIONS || changed < exceptions.size() - 1
                    || share(exceptions, true) < LEAST_EXCEPTIONS_ASKED || share(exceptions, false) < LEAST_EXCEPTIONS_KEPT) {
                return null;
            }
        }
        List<String> regular = new ArrayList<>(relation.pairs().keySet());
        regular.removeAll(exceptions);
        if (share(regular, true) < LEAST_ASKED || share(regular, false) < LEAST_KEPT) {
            return null;
        }
        answers.values().removeIf(UNDEFINED::equals);
        return new RelationItem(seed, index, relation, new LinkedHashSet<>(exceptions), rule, new Hypothesis.Table(answers, UNDEFINED),
                split,
                hints(relation, index));
    }

    private static <T> T any(HmacStream stream, List<T> of) {
        return of.get(stream.nextInt(of.size()));
    }

    /** Returns how many words may be asked, or are kept. */
    private long share(List<String> words, boolean mayBeAsked) {
        return words.stream().filter(word -> asked.contains(word) == mayBeAsked).count();
    }

    private List<String> hints(Relation relation, int index) {
        List<String> defined = new ArrayList<>();
        List<String> not = new ArrayList<>();
        for (int i : seed.stream(KIND, index, "hints").permutation(split.asked().size())) {
            String word = split.asked().get(i);
            boolean isDefined = relation.pairs().containsKey(word);
            List<String> kind = isDefined ? defined : not;
            if (kind.size() < (isDefined ? HINTS : DISTRACTORS)) {
                kind.add(word);
            }
        }
        defined.addAll(not);
        List<String> hints = new ArrayList<>();
        for (int i : seed.stream(KIND, index, "order of hints").permutation(defined.size())) {
            hints.add(defined.get(i));
        }
        return hints;
    }
}

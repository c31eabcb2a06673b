package org.axonmark.circuits.published;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.PromptPairs;

/**
 * Pairs of prompts that show a behaviour of GPT-2, made from templates of this suite. All are of one length; asked for is the next token at the end.
 *
 * @param outputs the tokens that may answer
 * @param pairs labels are positions in {@code outputs}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PromptedBehaviour(int[] outputs, PromptPairs pairs) {

    private static final List<String> NAMES =
            List.of("Mary", "John", "Tom", "James", "Anna", "Kate", "David", "Paul", "Peter", "Mark", "Susan",
                    "Laura", "Emma", "Jack", "Alex", "Sarah", "Robert", "Michael", "Lisa", "Julia", "Daniel", "Simon", "Alice", "George");
    private static final List<String> PLACES =
            List.of("store", "garden", "school", "office", "park", "station", "hospital", "restaurant", "library", "market");
    private static final List<String> THINGS = List.of("drink", "book", "ring", "letter", "ball", "key", "ticket", "basket");
    private static final List<String> EVENTS =
            List.of("war", "siege", "trial", "journey", "project", "study", "plan", "treaty", "debate", "reign",
                    "dispute", "campaign");

    /** Two names, one of them again: in half of the prompts the name that comes again was first, in the others second. */
    private static final List<String> OF_TWO =
            List.of("When%s and%s went to the %s,%s gave a %s to", "When%s and%s met at the %s,%s gave a %s to");

    private static final int FIRST_CENTURY = 11;
    private static final int CENTURIES = 7;
    private static final int YEARS = 100;

    /** Fewest and most of a starting year's last two digits, so that there are years on both sides. */
    private static final int FIRST_YEAR = 2;
    private static final int LAST_YEAR = 98;

    /**
     * The name that stands once is to be given something: "When Mary and John went to the store, John gave a drink to" → " Mary". In the corrupt
     * prompt a third name stands where the name comes again. Outputs are all names.
     */
    static PromptedBehaviour indirectObject(Gpt2Tokens tokens, HmacStream stream, int count) {
        int[] outputs = NAMES.stream().mapToInt(name -> tokens.single(" " + name).orElseThrow()).toArray();
        Rows rows = new Rows();
        for (int i = 0; i < count; i++) {
            int[] names = stream.permutation(NAMES.size());
            int object = names[0];
            int subject = names[1];
            boolean subjectFirst = i % 2 == 0;
            String template = OF_TWO.get(stream.nextInt(OF_TWO.size()));
            String place = PLACES.get(stream.nextInt(PLACES.size()));
            String thing = THINGS.get(stream.nextInt(THINGS.size()));
            String first = " " + NAMES.get(subjectFirst ? subject : object);
            String second = " " + NAMES.get(subjectFirst ? object : subject);
            rows.add(tokens.of(template.formatted(first, second, place, " " + NAMES.get(subject), thing)),
                    tokens.of(template.formatted(first, second, place, " " + NAMES.get(names[2]), thing)), object, subject);
        }
        return new PromptedBehaviour(outputs, rows.pairs());
    }

    /**
     * Something that begun in a year ends later: "The war lasted from the year 1732 to the year 17" → more than 32. In the corrupt prompt it
     * begins in the year 01. Outputs are 00 to 99; the label is drawn from the years after, the wrong label from those up to the beginning.
     */
    static PromptedBehaviour greaterThan(Gpt2Tokens tokens, HmacStream stream, int count) {
        int[] outputs = new int[YEARS];
        Arrays.setAll(outputs, year -> tokens.single(digits(year)).orElseThrow());
        Rows rows = new Rows();
        while (rows.clean.size() < count) {
            int century = FIRST_CENTURY + stream.nextInt(CENTURIES);
            int year = FIRST_YEAR + stream.nextInt(LAST_YEAR - FIRST_YEAR + 1);
            String event = EVENTS.get(stream.nextInt(EVENTS.size()));
            int label = year + 1 + stream.nextInt(YEARS - 1 - year);
            int wrong = FIRST_YEAR + stream.nextInt(year - FIRST_YEAR + 1);
            if (apart(tokens, century, year) && apart(tokens, century, 1)) {
                rows.add(tokens.of(lasted(event, century, year)), tokens.of(lasted(event, century, 1)), label, wrong);
            }
        }
        return new PromptedBehaviour(outputs, rows.pairs());
    }

    private static String lasted(String event, int century, int year) {
        return "The " + event + " lasted from the year " + century + digits(year) + " to the year " + century;
    }

    /** Tells whether a year's tokens are its century and its last two digits. */
    private static boolean apart(Gpt2Tokens tokens, int century, int year) {
        int[] both = {tokens.single(" " + century).orElseThrow(), tokens.single(digits(year)).orElseThrow()};
        return Arrays.equals(tokens.of(" " + century + digits(year)), both);
    }

    private static String digits(int year) {
        return (year < 10 ? "0" : "") + year;
    }

    /** Returns the tokens of a prompt. */
    int length() {
        return pairs.lengths().getFirst().length();
    }

    /** Prompts in the making. */
    private static final class Rows {

        private final List<int[]> clean = new ArrayList<>();
        private final List<int[]> corrupt = new ArrayList<>();
        private final List<Integer> label = new ArrayList<>();
        private final List<Integer> wrong = new ArrayList<>();

        void add(int[] cleanTokens, int[] corruptTokens, int right, int other) {
            clean.add(cleanTokens);
            corrupt.add(corruptTokens);
            label.add(right);
            wrong.add(other);
        }

        PromptPairs pairs() {
            return new PromptPairs(List.of(new PromptPairs.OfLength(tokens(clean), tokens(corrupt), last(label), last(wrong))));
        }

        private static IntTensor tokens(List<int[]> rows) {
            int length = 1 + rows.getFirst().length;
            int[] all = new int[rows.size() * length];
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).length != length - 1) {
                    throw new IllegalStateException(
                            "prompt " + i + " has " + rows.get(i).length + " tokens, the first has " + (length - 1));
                }
                all[i * length] = Gpt2Tokens.END_OF_TEXT;
                System.arraycopy(rows.get(i), 0, all, i * length + 1, length - 1);
            }
            return IntTensor.of(all, rows.size(), length);
        }

        /** Answers at the last position, none elsewhere. */
        private IntTensor last(List<Integer> answers) {
            int length = 1 + clean.getFirst().length;
            int[] all = new int[answers.size() * length];
            Arrays.fill(all, -1);
            for (int i = 0; i < answers.size(); i++) {
                all[i * length + length - 1] = answers.get(i);
            }
            return IntTensor.of(all, answers.size(), length);
        }
    }
}

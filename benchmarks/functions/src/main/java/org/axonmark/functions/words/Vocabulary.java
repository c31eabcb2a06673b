package org.axonmark.functions.words;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The published words of concepts, by category and part. A name of a category or part is a word too. Words are numbered from 0 in the order in
 * which the file {@code vocabulary.txt} names them; each is there once. Written for Axonmark, under its licence.
 */
public final class Vocabulary {

    /** How many words of a text count, from its beginning. */
    public static final int MAX_KNOWN = 16;

    private static final Vocabulary PUBLISHED = read(new String(Resources.bytes("vocabulary.txt"), StandardCharsets.US_ASCII));
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9][a-z0-9'-]*|[;.]");
    private static final Set<String> NEGATIONS = Set.of("not", "except", "without");

    private final List<Category> categories;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int longest;

    private Vocabulary(List<Category> categories) {
        this.categories = List.copyOf(categories);
        for (Category category : categories) {
            add(category.name());
            for (Part part : category.parts()) {
                add(part.name());
                part.words().forEach(this::add);
            }
        }
        this.longest = words.stream().mapToInt(word -> word.split(" ", -1).length).max().orElse(1);
    }

    /**
     * A category.
     *
     * @param name such as {@code animal}
     * @param parts at least one
     */
    public record Category(String name, List<Part> parts) {

        /** Copies the list. */
        public Category {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a category.
     *
     * @param name such as {@code bird}
     * @param words that belong to it, such as {@code sparrow}
     */
    public record Part(String name, List<String> words) {

        /** Copies the list. */
        public Part {
            words = List.copyOf(words);
        }
    }

    /** Returns the published vocabulary. */
    public static Vocabulary published() {
        return PUBLISHED;
    }

    /** Returns the categories. */
    public List<Category> categories() {
        return categories;
    }

    /** Returns all words, each once. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** Returns how many words there are. */
    public int size() {
        return words.size();
    }

    /** Returns the word of a number. */
    public String word(int number) {
        return words.get(number);
    }

    /** Returns the number of a word; empty if the vocabulary does not hold it. */
    public OptionalInt number(String word) {
        Integer number = numbers.get(word);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * Returns the numbers of the words that a text names, in their order, {@value #MAX_KNOWN} at most. Capitals are small letters, a plural is its
     * singular, and the longest phrase goes first; what follows "not", "except" or "without", up to a semicolon or full stop, is left out.
     */
    public List<Integer> named(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        List<Integer> named = new ArrayList<>();
        boolean negated = false;
        for (int at = 0; at < tokens.size() && named.size() < MAX_KNOWN;) {
            String token = tokens.get(at);
            negated = NEGATIONS.contains(token) || (negated && !token.equals(";") && !token.equals("."));
            int length = Math.min(longest, tokens.size() - at);
            @Nullable Integer found = null;
            while (length > 0 && found == null) {
                found = phrase(String.join(" ", tokens.subList(at, at + length)));
                length -= found == null ? 1 : 0;
            }
            if (found != null && !negated) {
                named.add(found);
            }
            at += Math.max(1, length);
        }
        return named;
    }

    private @Nullable Integer phrase(String text) {
        Integer found = numbers.get(text);
        if (found == null && text.endsWith("s")) {
            found = numbers.get(text.substring(0, text.length() - 1));
        }
        if (found == null && text.endsWith("ies")) {
            found = numbers.get(text.substring(0, text.length() - 3) + "y");
        }
        if (found == null && text.endsWith("es")) {
            found = numbers.get(text.substring(0, text.length() - 2));
        }
        return found;
    }

    private void add(String word) {
        if (numbers.put(word, words.size()) != null) {
            throw new IllegalStateException("the vocabulary names '" + word + "' twice; a word has one place");
        }
        words.add(word);
    }

    private static Vocabulary read(String file) {
        List<Category> categories = new ArrayList<>();
        String name = "";
        List<Part> parts = new ArrayList<>();
        for (String line : file.split("\n", -1)) {
            if (line.startsWith("[")) {
                if (!parts.isEmpty()) {
                    categories.add(new Category(name, parts));
                }
                name = line.substring(1, line.length() - 1);
                parts = new ArrayList<>();
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                List<String> words = List.of(line.substring(colon + 2).split(", ", -1));
                if (new HashSet<>(words).size() < words.size()) {
                    throw new IllegalStateException("part '" + line.substring(0, colon) + "' names a word twice");
                }
                parts.add(new Part(line.substring(0, colon), words));
            }
        }
        categories.add(new Category(name, parts));
        return new Vocabulary(categories);
    }
}

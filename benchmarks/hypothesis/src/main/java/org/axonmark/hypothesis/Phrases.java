package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The phrases that may stand in one kind of place, merged by their beginnings: a sentence is read word by word, without going back. A form
 * is written like {@code sine of amplitude # and period #}, its slots as in {@link Slot}. Articles stand in no form.
 *
 * @param <V> what a phrase means
 */
final class Phrases<V> {

    /** What a phrase leaves open. */
    enum Slot {
        /** A number. */
        NUMBER("#", "number"),
        /** Numbers, parted by commas and one "and". */
        NUMBERS("##", "numbers"),
        /** A constant text. */
        LITERAL("\"\"", "literal"),
        /** Points of a line. */
        POINTS("POINTS", "points"),
        /** A range of numbers. */
        INTERVAL("INTERVAL", "interval"),
        /** A number worked out from the text. */
        QUANTITY("QUANTITY", "quantity"),
        /** A quantity that ends where it can, so that "plus" behind it belongs to what it stands in. */
        FACTOR("FACTOR", "factor"),
        /** A text without what follows it. */
        UNIT("UNIT", "unit"),
        /** A text. */
        TEXT("TEXT", "text"),
        /** What is done to a text, or what it is replaced by. */
        STEP("STEP", "step"),
        /** What is done to a text, behind "with". */
        CHANGE("CHANGE", "change"),
        /** A law of one number. */
        LAW("LAW", "law");

        private final String sign;
        private final String rule;

        Slot(String sign, String rule) {
            this.sign = sign;
            this.rule = rule;
        }

        /** Returns the name of its rule in the published grammar. */
        String rule() {
            return rule;
        }

        static @Nullable Slot of(String word) {
            for (Slot slot : values()) {
                if (slot.sign.equals(word)) {
                    return slot;
                }
            }
            return null;
        }
    }

    /** What the slots of a phrase were filled with, in order; {@code subject} is the text that a change is made to. */
    record Filled(List<Object> values, Expression subject) {

        double number(int i) {
            return (Double) values.get(i);
        }

        Expression constant(int i) {
            return new Expression.Constant(number(i));
        }

        Expression expression(int i) {
            return (Expression) values.get(i);
        }

        Interval interval(int i) {
            return (Interval) values.get(i);
        }

        List<Double> numbers(int i) {
            List<Double> numbers = new ArrayList<>();
            for (Object number : (List<?>) values.get(i)) {
                numbers.add((Double) number);
            }
            return numbers;
        }

        List<Expression.Point> points(int i) {
            List<Expression.Point> points = new ArrayList<>();
            for (Object point : (List<?>) values.get(i)) {
                points.add((Expression.Point) point);
            }
            return points;
        }
    }

    /** A place within phrases. */
    static final class Node<V> {

        private final Map<String, Node<V>> words = new LinkedHashMap<>();
        private final Map<Slot, Node<V>> slots = new EnumMap<>(Slot.class);
        private @Nullable Function<Filled, V> meaning;

        /** Returns the place behind a word; null if none goes on with it. */
        @Nullable Node<V> behind(String word) {
            return words.get(word);
        }

        Map<Slot, Node<V>> slots() {
            return slots;
        }

        /** Returns what the phrase means if it ends here; null if it cannot. */
        @Nullable Function<Filled, V> meaning() {
            return meaning;
        }

        /** Returns what may be written here, for people. */
        String choices() {
            StringJoiner choices = new StringJoiner(", ");
            words.keySet().forEach(choices::add);
            slots.keySet().forEach(slot -> choices.add("a " + slot.rule()));
            return choices.toString();
        }
    }

    private final Node<V> root = new Node<>();
    private final Map<String, Function<Filled, V>> forms = new LinkedHashMap<>();
    private final List<String> alternatives = new ArrayList<>();

    /** Adds a form. */
    Phrases<V> add(String form, Function<Filled, V> meaning) {
        alternatives.add(alternative(form));
        put(form, meaning);
        return this;
    }

    private void put(String form, Function<Filled, V> meaning) {
        Node<V> node = root;
        for (String word : form.split(" ", -1)) {
            Slot slot = Slot.of(word);
            node = slot == null ? node.words.computeIfAbsent(word, _ -> new Node<>()) : node.slots.computeIfAbsent(slot, _ -> new Node<>());
        }
        if (node.meaning != null) {
            throw new IllegalArgumentException("two phrases have the form '" + form + "'");
        }
        node.meaning = meaning;
        forms.put(form, meaning);
    }

    /**
     * Adds all forms of another.
     *
     * @param rule name of its rule in the published grammar
     */
    Phrases<V> addAll(String rule, Phrases<V> other) {
        alternatives.add(rule);
        other.forms.forEach(this::put);
        return this;
    }

    Node<V> root() {
        return root;
    }

    /** Returns the alternatives of its rule in the published grammar. */
    List<String> alternatives() {
        return alternatives;
    }

    /** A form in EBNF, words together as they are written. */
    private static String alternative(String form) {
        StringJoiner parts = new StringJoiner(" , ");
        StringJoiner words = new StringJoiner(" ");
        for (String word : form.split(" ", -1)) {
            Slot slot = Slot.of(word);
            if (slot == null) {
                words.add(word);
            } else {
                if (words.length() > 0) {
                    parts.add('"' + words.toString() + '"');
                }
                parts.add(slot.rule());
                words = new StringJoiner(" ");
            }
        }
        if (words.length() > 0) {
            parts.add('"' + words.toString() + '"');
        }
        return parts.toString();
    }
}

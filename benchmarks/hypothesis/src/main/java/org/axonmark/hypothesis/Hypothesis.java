package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What an interpreter believes of a black box, as data. */
public sealed interface Hypothesis {

    /** Returns the number of nodes. */
    int size();

    /** Returns the text that {@link #parse} reads back to an equal hypothesis. */
    default String print() {
        return Printer.print(this);
    }

    /**
     * Reads a hypothesis.
     *
     * @param text in the grammar of the package's page, at most {@link Limits#MAX_TEXT} characters; trusted in nothing
     * @throws HypothesisException if it is none
     */
    static Hypothesis parse(String text) {
        return new Parser(text).hypothesis();
    }

    /**
     * A number for a number: {@code numeric 2 * x + 1 ~ normal(0.5)}.
     *
     * @param value over {@code x}
     * @param noise what is believed of the noise; null for none
     */
    record Numeric(Expression value, @Nullable Noise noise) implements Hypothesis {

        /** Checks type, size and depth. */
        public Numeric {
            checkLaw(value, Type.NUMBER);
        }

        @Override
        public int size() {
            return 1 + value.size() + (noise == null ? 0 : 2);
        }
    }

    /**
     * A text for a text: {@code string upper(s) | shift(s, 3)}.
     *
     * @param stages over {@code s}, at least one; each takes the value of the one before it
     */
    record Text(List<Expression> stages) implements Hypothesis {

        /** Checks types, size and depth. */
        public Text {
            stages = List.copyOf(stages);
            checkStages(stages, Type.TEXT);
        }

        /** Creates a hypothesis of one stage. */
        public Text(Expression value) {
            this(List.of(value));
        }

        @Override
        public int size() {
            return 1 + stages.stream().mapToInt(Expression::size).sum();
        }
    }

    /**
     * A sequence for a sequence: {@code sequence sort(v) | take(v, 3)}.
     *
     * @param stages over {@code v}, at least one; each takes the value of the one before it
     */
    record Sequence(List<Expression> stages) implements Hypothesis {

        /** Checks types, size and depth. */
        public Sequence {
            stages = List.copyOf(stages);
            checkStages(stages, Type.SEQUENCE);
        }

        /** Creates a hypothesis of one stage. */
        public Sequence(Expression value) {
            this(List.of(value));
        }

        @Override
        public int size() {
            return 1 + stages.stream().mapToInt(Expression::size).sum();
        }
    }

    /**
     * A look-up table: {@code map("France" -> "Paris", default "unknown")}.
     *
     * @param entries answers by question, in the order written
     * @param fallback the answer to all other questions
     */
    record Table(Map<String, String> entries, String fallback) implements Hypothesis {

        /** Checks texts and size. */
        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            entries.forEach((question, answer) -> {
                Limits.checkLiteral(question);
                Limits.checkLiteral(answer);
            });
            Limits.checkLiteral(fallback);
            Limits.checkSize(2 + 2 * entries.size());
        }

        /** Returns the answer to a question. */
        public String answer(String question) {
            return entries.getOrDefault(question, fallback);
        }

        @Override
        public int size() {
            return 2 + 2 * entries.size();
        }

        /** Tells whether the other is a table of the same entries in the same order. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Table table && fallback.equals(table.fallback)
                    && new ArrayList<>(entries.entrySet()).equals(new ArrayList<>(table.entries.entrySet()));
        }

        @Override
        public int hashCode() {
            return 31 * entries.hashCode() + fallback.hashCode();
        }
    }

    /**
     * A learning algorithm: {@code learner(ridge, strength = 0.5)}.
     *
     * @param rule which
     * @param values one finite number for each of the rule's parameters
     */
    record Learner(Rule rule, List<Double> values) implements Hypothesis {

        /** Algorithms that can be named, each with its parameters. Those with weights w predict w · x, without an intercept. */
        public enum Rule implements Named {
            /** Ordinary least squares; of several solutions the one of least norm. */
            OLS,
            /** Least |y − Xw|² + strength |w|². */
            RIDGE("strength"),
            /** Steps of gradient descent from w = 0 on the mean of squared errors halved: w + rate Xᵀ(y − Xw) / n. */
            DESCENT("steps", "rate"),
            /** Mean label of the k nearest by Euclidean distance, the earlier at equal distance; of all if there are fewer. */
            NEAREST("k"),
            /** Posterior mean: weights normal with variance prior, labels with noise of a variance. The same predictions as a ridge. */
            BAYES("prior", "noise"),
            /** Posterior mean: each weight −size or size, equally likely, labels with normal noise of a variance. */
            SIGNS("size", "noise"),
            /** Posterior mean: one weight, any alike, is normal with variance prior, the others 0; labels with normal noise of a variance. */
            SPARSE("prior", "noise"),
            /** Mean of all labels in the context. */
            MEAN;

            @SuppressWarnings("ImmutableEnumChecker") // made by List.of
            private final List<String> parameters;

            Rule(String... parameters) {
                this.parameters = List.of(parameters);
            }

            @Override
            public List<String> parameters() {
                return parameters;
            }
        }

        /** Checks the number of values. */
        public Learner {
            values = List.copyOf(values);
            checkValues(rule, values);
        }

        /** Returns the one way of naming the algorithm among those that predict the same: a Bayes rule is a ridge, a ridge of strength 0 OLS. */
        public Learner canonical() {
            return switch (rule) {
                case BAYES -> values.get(0) > 0 ? new Learner(Rule.RIDGE, List.of(ratio(values.get(1), values.get(0)))).canonical() : this;
                case RIDGE -> values.get(0) > 0 ? this : new Learner(Rule.OLS, List.of());
                case DESCENT -> new Learner(rule, List.of((double) Learning.count(values.get(0)), values.get(1)));
                case NEAREST -> new Learner(rule, List.of((double) Learning.count(values.get(0))));
                case OLS, SIGNS, SPARSE, MEAN -> this;
            };
        }

        private static double ratio(double noise, double prior) {
            return Math.clamp(noise / prior, 0, Double.MAX_VALUE);
        }

        @Override
        public int size() {
            return 1 + values.size();
        }
    }

    /**
     * An operator on functions of one variable: {@code operator(heat, time = 0.1)}.
     *
     * @param kernel which
     * @param values one finite number for each of the kernel's parameters
     */
    record Kernel(Shape kernel, List<Double> values) implements Hypothesis {

        /** Operators that can be named, each with its parameters; lengths in units of the domain,
         * which is [0, 1) and goes on from its beginning after its end. */
        public enum Shape implements Named {
            /** f(x − by). */
            SHIFT("by"),
            /** First derivative. */
            DERIVATIVE,
            /** Integral from the domain's lower end. */
            INTEGRAL,
            /** Mean over a window of a width about the point; f itself at width 0 or less. */
            BOX("width"),
            /** Convolution with a normal density of a standard deviation; f itself at 0 or less. */
            SMOOTH("deviation"),
            /** Heat equation of unit conductivity, run for a time: convolution with a normal density of variance 2 time. */
            HEAT("time");

            @SuppressWarnings("ImmutableEnumChecker") // made by List.of
            private final List<String> parameters;

            Shape(String... parameters) {
                this.parameters = List.of(parameters);
            }

            @Override
            public List<String> parameters() {
                return parameters;
            }
        }

        /** Checks the number of values. */
        public Kernel {
            values = List.copyOf(values);
            checkValues(kernel, values);
        }

        /** Returns the one way of naming the operator among those that are the same: heat is a convolution, and a shift lies in [0, 1). */
        public Kernel canonical() {
            return switch (kernel) {
                case HEAT -> new Kernel(Shape.SMOOTH, List.of(Math.sqrt(Math.max(0, values.get(0))) * Math.sqrt(2)));
                case SHIFT -> {
                    double by = values.get(0) - Math.floor(values.get(0));
                    yield new Kernel(kernel, List.of(by < 1 ? by : 0));
                }
                case DERIVATIVE, INTEGRAL, BOX, SMOOTH -> this;
            };
        }

        @Override
        public int size() {
            return 1 + values.size();
        }
    }

    /**
     * A concept by words that belong to it and words that do not: {@code concept("bird", "feather", not "penguin", from = 0.2, to = 0.5)}. How near
     * two words are, from −1 to 1, is told by the words' table of whoever runs it. A word that is nearer to a word that does not belong than to
     * each that does, or as near, gets no response. Else the response rises with its nearness to the nearest that belongs: 0 up to {@code from}, 1
     * from {@code to} on, on a line between; where both are the same number, it is 1 from there on.
     *
     * @param words what belongs to it, at least one
     * @param not what does not
     * @param from nearness at which the response begins, finite
     * @param to nearness at which it is full, finite and not less
     */
    record Words(List<String> words, List<String> not, double from, double to) implements Hypothesis {

        /** Checks the words and the response. */
        public Words {
            words = List.copyOf(words);
            not = List.copyOf(not);
            words.forEach(Limits::checkLiteral);
            not.forEach(Limits::checkLiteral);
            // One zero.
            from += 0.0;
            to += 0.0;
            if (words.isEmpty()) {
                throw new HypothesisException(-1, "a concept of no words; name at least one");
            }
            if (!Double.isFinite(from) || !Double.isFinite(to) || from > to) {
                throw new HypothesisException(-1,
                        "a response from " + from + " to " + to + "; give two finite numbers, the larger one last");
            }
            Limits.checkSize(size(words, not, from, to));
        }

        /** Creates a concept of words alone, whose response is the nearness, and 0 below 0. */
        public Words(List<String> words) {
            this(words, List.of(), 0, 1);
        }

        /** Tells whether the response is the nearness itself, which is not written. */
        boolean isPlain() {
            return from == 0 && to == 1;
        }

        @Override
        public int size() {
            return size(words, not, from, to);
        }

        private static int size(List<String> words, List<String> not, double from, double to) {
            return 1 + words.size() + not.size() + (from == 0 && to == 1 ? 0 : 2);
        }
    }

    /**
     * A concept by a description: {@code concept(text "things that span a river")}. Its response is the nearness to the description, and 0 below 0.
     *
     * @param text the description
     */
    record Description(String text) implements Hypothesis {

        /** Checks the text. */
        public Description {
            Limits.checkLiteral(text);
        }

        @Override
        public int size() {
            return 2;
        }
    }

    /** A word with parameters. */
    sealed interface Named permits Learner.Rule, Kernel.Shape {

        /** Returns the constant's name. */
        String name();

        /** Returns the names of its parameters, in order. */
        List<String> parameters();

        /** Returns the word it is written with. */
        default String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static void checkStages(List<Expression> stages, Type type) {
        if (stages.isEmpty()) {
            throw new HypothesisException(-1, "a hypothesis of no stages; give at least one expression");
        }
        stages.forEach(stage -> checkLaw(stage, type));
        Limits.checkSize(1 + stages.stream().mapToInt(Expression::size).sum());
    }

    private static void checkLaw(Expression value, Type type) {
        Limits.checkSize(value.size() + 1);
        int depth = value.depth();
        if (depth > Limits.MAX_DEPTH) {
            throw new HypothesisException(-1,
                    "an expression " + depth + " nodes deep; " + Limits.MAX_DEPTH + " are allowed: split long sums "
                            + "in halves with brackets");
        }
        checkTypes(value, type);
        if (value.type() != type) {
            throw new HypothesisException(-1, "the expression is a " + value.type() + ", not a " + type);
        }
    }

    private static void checkTypes(Expression value, Type input) {
        if (value instanceof Expression.Input seen && seen.type() != input) {
            throw new HypothesisException(-1, "input '" + seen.type().variable() + "' in a hypothesis about '" + input.variable() + "'");
        }
        value.parts().forEach(part -> checkTypes(part, input));
    }

    private static void checkValues(Named word, List<Double> values) {
        if (values.size() != word.parameters().size() || !values.stream().allMatch(Double::isFinite)) {
            throw new HypothesisException(-1, "'" + word.word() + "' takes finite numbers for " + word.parameters() + ", not " + values);
        }
    }
}

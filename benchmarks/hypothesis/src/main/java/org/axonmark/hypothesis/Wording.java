package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.jspecify.annotations.Nullable;

/** Says hypotheses in controlled English. */
final class Wording {

    /** Tells that the grammar has no sentence for something; ends the saying of the whole. */
    static final class Unsayable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unsayable() {
            super(null, null, false, false);
        }
    }

    Optional<String> hypothesis(Hypothesis hypothesis) {
        try {
            return Optional.of(said(hypothesis));
        } catch (Unsayable _) {
            return Optional.empty();
        }
    }

    private static String said(Hypothesis hypothesis) {
        return switch (hypothesis) {
            case Hypothesis.Numeric numeric -> numeric(numeric);
            case Hypothesis.Text(List<Expression> stages) -> String.join(", then ", stages.stream().map(TextWording::step).toList());
            case Hypothesis.Sequence(List<Expression> stages) -> sequence(stages);
            case Hypothesis.Learner(Hypothesis.Learner.Rule rule, List<Double> values) -> filled(NamedPhrases.RULES.get(rule), values);
            case Hypothesis.Kernel(Hypothesis.Kernel.Shape shape, List<Double> values) -> filled(NamedPhrases.SHAPES.get(shape), values);
            case Hypothesis.Table _, Hypothesis.Words _, Hypothesis.Description _ -> throw new Unsayable();
        };
    }

    /** The law, then its replacements from the innermost out: what is said later holds where both do. */
    private static String numeric(Hypothesis.Numeric numeric) {
        List<String> clauses = new ArrayList<>();
        Expression law = numeric.value();
        while (law instanceof Expression.Choice(Expression subject, Interval where, Expression inside, Expression outside)
                && subject instanceof Expression.Input) {
            clauses.addFirst(NumericWording.law(inside) + " on " + interval(where));
            law = outside;
        }
        clauses.addFirst(NumericWording.law(law));
        if (numeric.noise() != null) {
            clauses.add(numeric.noise().family().word() + " noise of scale " + Printer.number(numeric.noise().scale()));
        }
        return String.join("; ", clauses);
    }

    /** Nested operators are steps, the innermost first. */
    private static String sequence(List<Expression> stages) {
        List<String> steps = new ArrayList<>();
        for (Expression stage : stages) {
            int before = steps.size();
            Expression rest = stage;
            while (rest instanceof Call(Operator operator, List<Expression> parts)) {
                List<Double> values = new ArrayList<>();
                for (Expression part : parts.subList(1, parts.size())) {
                    values.add(constant(part));
                }
                String words = SequencePhrases.PLAIN.getOrDefault(operator, SequencePhrases.COUNTED.get(operator));
                steps.add(before, filled(words, values));
                rest = parts.get(0);
            }
            if (!(rest instanceof Expression.Input) || steps.size() == before) {
                throw new Unsayable();
            }
        }
        return String.join(", then ", steps);
    }

    private static String filled(@Nullable String form, List<Double> values) {
        if (form == null) {
            throw new Unsayable();
        }
        String text = form;
        for (double value : values) {
            text = text.replaceFirst("#", Printer.number(value));
        }
        return text;
    }

    static double constant(Expression expression) {
        if (expression instanceof Constant(double value)) {
            return value;
        }
        throw new Unsayable();
    }

    static String interval(Interval interval) {
        return (interval.lowIn() ? "[" : "(") + bound(interval.low()) + ", " + bound(interval.high()) + (interval.highIn() ? "]" : ")");
    }

    private static String bound(double value) {
        return value == Double.POSITIVE_INFINITY ? "inf" : value == Double.NEGATIVE_INFINITY ? "-inf" : Printer.number(value);
    }
}

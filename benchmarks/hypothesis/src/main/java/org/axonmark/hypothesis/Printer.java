package org.axonmark.hypothesis;

import java.util.List;

/** Writes hypotheses with as few brackets as the parser needs to read them back equal. */
final class Printer {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGNED = 3;
    private static final int POWER = 4;
    private static final int PRIMARY = 5;

    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    static String print(Hypothesis hypothesis) {
        Printer printer = new Printer();
        printer.hypothesis(hypothesis);
        return printer.out.toString();
    }

    static String print(Expression expression) {
        Printer printer = new Printer();
        printer.expression(expression, SUM);
        return printer.out.toString();
    }

    private void hypothesis(Hypothesis hypothesis) {
        switch (hypothesis) {
            case Hypothesis.Numeric(Expression value, Noise noise) -> {
                law("numeric ", value);
                if (noise != null) {
                    out.append(" ~ ").append(noise.family().word()).append('(').append(number(noise.scale())).append(')');
                }
            }
            case Hypothesis.Text(List<Expression> stages) -> stages("string ", stages);
            case Hypothesis.Sequence(List<Expression> stages) -> stages("sequence ", stages);
            case Hypothesis.Table table -> {
                out.append("map(");
                table.entries().forEach((question, answer) -> {
                    text(question);
                    out.append(" -> ");
                    text(answer);
                    out.append(", ");
                });
                out.append("default ");
                text(table.fallback());
                out.append(')');
            }
            case Hypothesis.Learner(Hypothesis.Learner.Rule rule, List<Double> values) -> named("learner(", rule, values);
            case Hypothesis.Kernel(Hypothesis.Kernel.Shape shape, List<Double> values) -> named("operator(", shape, values);
            case Hypothesis.Words words -> concept(words);
            case Hypothesis.Description(String description) -> {
                out.append("concept(text ");
                text(description);
                out.append(')');
            }
        }
    }

    private void concept(Hypothesis.Words concept) {
        String before = "concept(";
        for (String word : concept.words()) {
            out.append(before);
            text(word);
            before = ", ";
        }
        for (String word : concept.not()) {
            out.append(", not ");
            text(word);
        }
        if (!concept.isPlain()) {
            out.append(", from = ").append(number(concept.from())).append(", to = ").append(number(concept.to()));
        }
        out.append(')');
    }

    private void stages(String kind, List<Expression> stages) {
        String before = kind;
        for (Expression stage : stages) {
            law(before, stage);
            before = " | ";
        }
    }

    private void law(String kind, Expression value) {
        out.append(kind);
        expression(value, SUM);
    }

    private void named(String kind, Hypothesis.Named word, List<Double> values) {
        out.append(kind).append(word.word());
        for (int i = 0; i < values.size(); i++) {
            out.append(", ").append(word.parameters().get(i)).append(" = ").append(number(values.get(i)));
        }
        out.append(')');
    }

    private void expression(Expression expression, int least) {
        int level = level(expression);
        if (level < least) {
            out.append('(');
        }
        switch (expression) {
            case Expression.Constant(double value) -> out.append(number(value));
            case Expression.Literal(String value) -> text(value);
            case Expression.Input(Type type) -> out.append(type.variable());
            case Expression.Choice(Expression subject, Interval interval, Expression inside, Expression outside) -> {
                out.append("if(");
                expression(subject, SUM);
                out.append(" in ").append(interval.lowIn() ? '[' : '(').append(bound(interval.low())).append(", ")
                        .append(bound(interval.high())).append(interval.highIn() ? ']' : ')').append(", ");
                expression(inside, SUM);
                out.append(", ");
                expression(outside, SUM);
                out.append(')');
            }
            case Expression.Through(Expression subject, List<Expression.Point> points) -> {
                out.append("through(");
                expression(subject, SUM);
                for (Expression.Point point : points) {
                    out.append(", ").append(number(point.x())).append(" -> ").append(number(point.y()));
                }
                out.append(')');
            }
            case Expression.Call(Operator operator, List<Expression> parts) -> call(operator, parts);
        }
        if (level < least) {
            out.append(')');
        }
    }

    private void call(Operator operator, List<Expression> parts) {
        switch (operator) {
            case ADD, SUBTRACT -> infix(parts, SUM, " " + operator.symbol() + " ", PRODUCT);
            case MULTIPLY, DIVIDE -> infix(parts, PRODUCT, " " + operator.symbol() + " ", SIGNED);
            case POWER -> infix(parts, PRIMARY, "^", SIGNED);
            case NEGATE -> {
                out.append('-');
                // A minus straight before a number would become part of it.
                expression(parts.get(0), parts.get(0) instanceof Expression.Constant ? PRIMARY + 1 : SIGNED);
            }
            default -> {
                out.append(operator.symbol()).append('(');
                for (int i = 0; i < parts.size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    expression(parts.get(i), SUM);
                }
                out.append(')');
            }
        }
    }

    private void infix(List<Expression> parts, int left, String sign, int right) {
        expression(parts.get(0), left);
        out.append(sign);
        expression(parts.get(1), right);
    }

    private static int level(Expression expression) {
        if (expression instanceof Expression.Constant(double value)) {
            return Math.copySign(1, value) < 0 ? SIGNED : PRIMARY;
        }
        if (!(expression instanceof Expression.Call call)) {
            return PRIMARY;
        }
        return switch (call.operator()) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
            case NEGATE -> SIGNED;
            case POWER -> POWER;
            default -> PRIMARY;
        };
    }

    /** Returns the shortest decimal that reads back as the same double, without a trailing {@code .0}. */
    static String number(double value) {
        String digits = Double.toString(value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    private static String bound(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return number(value);
    }

    private void text(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                out.append(c);
            } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        }
        out.append('"');
    }
}

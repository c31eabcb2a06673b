package org.axonmark.hypothesis;

import java.util.List;

/**
 * A string hypothesis made ready to be run. Total: indices and counts are rounded down, NaN is 0, and texts longer than
 * {@link Limits#MAX_VALUE_TEXT} are cut off. Immutable; many threads may use one.
 */
public final class TextFunction {

    private final List<Expression> stages;

    private TextFunction(List<Expression> stages) {
        this.stages = stages;
    }

    /** Returns the function of a string hypothesis. */
    public static TextFunction of(Hypothesis.Text hypothesis) {
        return new TextFunction(hypothesis.stages());
    }

    /** Returns the value for one text, of which {@link Limits#MAX_VALUE_TEXT} characters count. */
    public String of(String input) {
        String value = Texts.cut(input);
        for (Expression stage : stages) {
            value = text(stage, value);
        }
        return value;
    }

    private static String text(Expression expression, String input) {
        return switch (expression) {
            case Expression.Input _ -> input;
            case Expression.Literal(String literal) -> literal;
            case Expression.Choice choice ->
                text(choice.interval().contains(number(choice.subject(), input)) ? choice.inside() : choice.outside(), input);
            case Expression.Call(Operator operator, List<Expression> parts) -> Texts.cut(call(operator, parts, input));
            case Expression.Constant _, Expression.Through _ ->
                throw new IllegalStateException("a number stands for a text, though its type was checked");
        };
    }

    private static String call(Operator operator, List<Expression> parts, String input) {
        return switch (operator) {
            case SPELL -> Texts.spell(number(parts.get(0), input));
            case DIGITS -> Texts.digits(number(parts.get(0), input));
            case LETTER -> String.valueOf((char) ('a' + Math.floorMod(Texts.whole(number(parts.get(0), input)), 26)));
            case SLICE -> Texts.slice(text(parts.get(0), input), whole(parts.get(1), input), whole(parts.get(2), input));
            case INSERT -> Texts.insert(text(parts.get(0), input), whole(parts.get(1), input), text(parts.get(2), input));
            case SWAP -> Texts.swap(text(parts.get(0), input), whole(parts.get(1), input), whole(parts.get(2), input));
            case SHIFT -> Texts.shift(text(parts.get(0), input), whole(parts.get(1), input), 0);
            case SHIFTSTEP -> Texts.shift(text(parts.get(0), input), 0, whole(parts.get(1), input));
            case REPEAT -> Texts.repeat(text(parts.get(0), input), whole(parts.get(1), input));
            case STRETCH -> Texts.stretch(text(parts.get(0), input), whole(parts.get(1), input));
            default -> {
                String a = text(parts.get(0), input);
                String b = parts.size() > 1 ? text(parts.get(1), input) : "";
                String c = parts.size() > 2 ? text(parts.get(2), input) : "";
                yield Texts.apply(operator, a, b, c);
            }
        };
    }

    private static int whole(Expression expression, String input) {
        return Texts.whole(number(expression, input));
    }

    private static double number(Expression expression, String input) {
        return switch (expression) {
            case Expression.Constant(double constant) -> constant;
            case Expression.Through through -> through.at(number(through.subject(), input));
            case Expression.Choice choice ->
                number(choice.interval().contains(number(choice.subject(), input)) ? choice.inside() : choice.outside(), input);
            case Expression.Call call -> measure(call.operator(), call.parts(), input);
            case Expression.Input _, Expression.Literal _ ->
                throw new IllegalStateException("a text stands for a number, though its type was checked");
        };
    }

    private static double measure(Operator operator, List<Expression> parts, String input) {
        return switch (operator) {
            case LENGTH -> text(parts.get(0), input).length();
            case COUNT -> Texts.count(text(parts.get(0), input), text(parts.get(1), input));
            case FIND -> text(parts.get(0), input).indexOf(text(parts.get(1), input));
            case ORDINAL -> Texts.ordinal(text(parts.get(0), input), 0);
            default -> Arithmetic.apply(operator, number(parts.get(0), input), parts.size() > 1 ? number(parts.get(1), input) : 0,
                    parts.size() > 2 ? number(parts.get(2), input) : 0);
        };
    }
}

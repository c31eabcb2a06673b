package org.axonmark.hypothesis;

import java.util.List;

import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Expression.Literal;
import org.jspecify.annotations.Nullable;

/** Says texts, what is done to them, and numbers worked out from them. */
final class TextWording {

    private TextWording() {}

    /** One step on the text. */
    static String step(Expression stage) {
        if (stage instanceof Expression.Choice(Expression subject, Interval where, Expression inside, Expression outside)) {
            return "if " + quantity(subject) + " is in " + Wording.interval(where) + " then " + step(inside) + " else " + step(outside);
        }
        if (stage instanceof Call call && call.parts().get(0).equals(TextPhrases.TEXT)) {
            String following = following(call);
            if (following != null) {
                return following;
            }
            String change = change(call);
            if (change != null) {
                return change;
            }
        }
        if (stage instanceof Call(Operator operator, List<Expression> parts) && operator == Operator.CONCAT
                && parts.get(1).equals(TextPhrases.TEXT)) {
            return unit(parts.get(0)) + " prepended";
        }
        return text(stage);
    }

    /** A text with what follows it. */
    private static String text(Expression text) {
        String simple = simple(text);
        if (simple != null) {
            return simple;
        }
        if (text instanceof Call call) {
            if (call.operator() == Operator.CONCAT) {
                return unit(call.parts().get(0)) + " followed by " + unit(call.parts().get(1));
            }
            String following = following(call);
            String change = following == null ? change(call) : null;
            if (following != null || change != null) {
                return unit(call.parts().get(0)) + (following != null ? " " + following : " with " + change);
            }
        }
        throw new Wording.Unsayable();
    }

    /** A text as one thing: in brackets if it is more. */
    private static String unit(Expression text) {
        return simple(text) != null ? text(text) : "(" + text(text) + ")";
    }

    private static @Nullable String simple(Expression text) {
        if (text.equals(TextPhrases.TEXT)) {
            return "the text";
        }
        if (text instanceof Literal) {
            return Printer.print(text);
        }
        if (!(text instanceof Call(Operator operator, List<Expression> parts))) {
            return null;
        }
        return switch (operator) {
            case SLICE -> parts.get(0).equals(TextPhrases.TEXT) ? slice(parts.get(1), parts.get(2)) : null;
            case LETTER -> "letter number " + factor(parts.get(0));
            case SPELL -> leading(parts.get(0)) + " in words";
            case DIGITS -> leading(parts.get(0)) + " in digits";
            default -> null;
        };
    }

    private static String slice(Expression from, Expression to) {
        boolean toEnd = to.equals(TextPhrases.LENGTH);
        boolean fromStart = from.equals(new Constant(0));
        if (fromStart && to.equals(TextPhrases.HALF)) {
            return "the first half";
        }
        if (toEnd && from.equals(TextPhrases.HALF)) {
            return "the second half";
        }
        if (fromStart && to.equals(new Constant(1))) {
            return "the first letter";
        }
        if (from instanceof Constant && to.equals(TextPhrases.next(from))) {
            return "character " + factor(from);
        }
        if (fromStart && isAbove0(to)) {
            return "the first " + quantity(to) + " characters";
        }
        if (toEnd && isAbove0(from)) {
            return "all but the first " + quantity(from) + " characters";
        }
        if (toEnd && from instanceof Constant(double value) && value < 0) {
            return value == -1 ? "the last letter" : "the last " + Printer.number(-value) + " characters";
        }
        return "the part from " + quantity(from) + " to " + factor(to);
    }

    private static boolean isAbove0(Expression quantity) {
        return quantity instanceof Constant(double value) && value > 0;
    }

    private static @Nullable String following(Call call) {
        if (call.operator() == Operator.REPEAT) {
            return "repeated " + quantity(call.parts().get(1)) + " times";
        }
        return TextPhrases.PLAIN.get(call.operator());
    }

    private static @Nullable String change(Call call) {
        List<Expression> parts = call.parts();
        return switch (call.operator()) {
            case REVERSEWORDS -> "words reversed";
            case REVERSEVOWELS -> "vowels reversed";
            case SHIFT -> "each letter moved by " + quantity(parts.get(1));
            case SHIFTSTEP -> "each letter moved by " + quantity(parts.get(1)) + " times its index";
            case SHIFTKEY -> "each letter moved by the key " + unit(parts.get(1));
            case STRETCH -> "each character repeated " + quantity(parts.get(1)) + " times";
            case SWAP -> "characters " + quantity(parts.get(1)) + " and " + quantity(parts.get(2)) + " swapped";
            case TRANSLATE -> "letters " + unit(parts.get(1)) + " mapped to " + unit(parts.get(2));
            case KEEP -> "only " + unit(parts.get(1)) + " kept";
            case CONCAT -> unit(parts.get(1)) + " appended";
            case INSERT -> unit(parts.get(2)) + " inserted at " + quantity(parts.get(1));
            case REPLACE -> parts.get(2).equals(new Literal("")) ? unit(parts.get(1)) + " removed"
                    : unit(parts.get(1)) + " replaced by " + unit(parts.get(2));
            default -> null;
        };
    }

    /** A number at the beginning of a text, where a bracket would open a text. */
    private static String leading(Expression quantity) {
        String said = quantity(quantity);
        if (said.startsWith("(")) {
            throw new Wording.Unsayable();
        }
        return said;
    }

    private static String quantity(Expression quantity) {
        return quantity instanceof Call(Operator operator, List<Expression> parts)
                && (operator == Operator.ADD || operator == Operator.SUBTRACT)
                        ? quantity(parts.get(0)) + (operator == Operator.ADD ? " plus " : " minus ") + product(parts.get(1))
                        : product(quantity);
    }

    private static String product(Expression quantity) {
        return quantity instanceof Call(Operator operator, List<Expression> parts)
                && (operator == Operator.MULTIPLY || operator == Operator.DIVIDE)
                        ? product(parts.get(0)) + (operator == Operator.MULTIPLY ? " times " : " divided by ") + factor(parts.get(1))
                        : factor(quantity);
    }

    private static String factor(Expression quantity) {
        return switch (quantity) {
            case Constant(double value) -> Printer.number(value);
            case Call(Operator operator, List<Expression> parts) -> switch (operator) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE -> "(" + quantity(quantity) + ")";
                case LENGTH -> parts.get(0).equals(TextPhrases.TEXT) ? "the length" : "the length of " + unit(parts.get(0));
                case ORDINAL -> "the place of " + unit(parts.get(0));
                case NEGATE -> "(0 minus " + product(parts.get(0)) + ")";
                case COUNT, FIND -> (operator == Operator.COUNT ? "the count of " : "the position of ") + unit(parts.get(1))
                        + (parts.get(0).equals(TextPhrases.TEXT) ? "" : " in " + unit(parts.get(0)));
                default -> throw new Wording.Unsayable();
            };
            case Expression.Input _, Literal _, Expression.Choice _, Expression.Through _ -> throw new Wording.Unsayable();
        };
    }
}

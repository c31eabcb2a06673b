package org.axonmark.hypothesis;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Phrases.Filled;

/** Phrases for texts, for what is done to them, and for numbers worked out from them. */
final class TextPhrases {

    static final Expression TEXT = new Expression.Input(Type.TEXT);
    static final Expression LENGTH = new Call(Operator.LENGTH, TEXT);
    static final Expression HALF = new Call(Operator.DIVIDE, LENGTH, new Constant(2));

    /** Operators on a text alone, and how they are said behind it. */
    static final Map<Operator, String> PLAIN = plain();

    /** Numbers worked out from the text. */
    static final Phrases<Expression> QUANTITIES = new Phrases<Expression>()
            .add("#", filled -> filled.constant(0))
            .add("length", _ -> LENGTH)
            .add("length of UNIT", filled -> new Call(Operator.LENGTH, filled.expression(0)))
            .add("place of UNIT", filled -> new Call(Operator.ORDINAL, filled.expression(0)))
            .add("count of UNIT", filled -> new Call(Operator.COUNT, TEXT, filled.expression(0)))
            .add("position of UNIT", filled -> new Call(Operator.FIND, TEXT, filled.expression(0)))
            .add("count of UNIT in UNIT", filled -> new Call(Operator.COUNT, filled.expression(1), filled.expression(0)))
            .add("position of UNIT in UNIT", filled -> new Call(Operator.FIND, filled.expression(1), filled.expression(0)));

    /** Texts without what follows them. */
    static final Phrases<Expression> UNITS = new Phrases<Expression>()
            .add("text", _ -> TEXT)
            .add("\"\"", filled -> filled.expression(0))
            .add("first letter", _ -> slice(new Constant(0), new Constant(1)))
            .add("last letter", _ -> slice(new Constant(-1), LENGTH))
            .add("first half", _ -> slice(new Constant(0), HALF))
            .add("second half", _ -> slice(HALF, LENGTH))
            .add("first QUANTITY characters", filled -> slice(new Constant(0), filled.expression(0)))
            .add("last QUANTITY characters", filled -> slice(negative(filled.expression(0)), LENGTH))
            .add("all but first QUANTITY characters", filled -> slice(filled.expression(0), LENGTH))
            .add("all but last QUANTITY characters", filled -> slice(new Constant(0), negative(filled.expression(0))))
            .add("part from QUANTITY to FACTOR", filled -> slice(filled.expression(0), filled.expression(1)))
            .add("character FACTOR", filled -> slice(filled.expression(0), next(filled.expression(0))))
            .add("letter number FACTOR", filled -> new Call(Operator.LETTER, filled.expression(0)))
            .add("QUANTITY in words", filled -> new Call(Operator.SPELL, filled.expression(0)))
            .add("QUANTITY in digits", filled -> new Call(Operator.DIGITS, filled.expression(0)));

    /** What may stand behind "with". */
    static final Phrases<Expression> CHANGES = new Phrases<Expression>()
            .add("words reversed", filled -> new Call(Operator.REVERSEWORDS, filled.subject()))
            .add("vowels reversed", filled -> new Call(Operator.REVERSEVOWELS, filled.subject()))
            .add("each letter moved by QUANTITY", on(Operator.SHIFT))
            .add("each letter moved by QUANTITY times its index", on(Operator.SHIFTSTEP))
            .add("each letter moved by key TEXT", on(Operator.SHIFTKEY))
            .add("each character repeated QUANTITY times", on(Operator.STRETCH))
            .add("characters QUANTITY and QUANTITY swapped", on(Operator.SWAP))
            .add("letters TEXT mapped to TEXT", on(Operator.TRANSLATE))
            .add("only TEXT kept", on(Operator.KEEP))
            .add("TEXT appended", on(Operator.CONCAT))
            .add("TEXT prepended", filled -> new Call(Operator.CONCAT, filled.expression(0), filled.subject()))
            .add("TEXT inserted at QUANTITY",
                    filled -> new Call(Operator.INSERT, filled.subject(), filled.expression(1), filled.expression(0)))
            .add("TEXT replaced by TEXT", on(Operator.REPLACE))
            .add("TEXT removed", filled -> new Call(Operator.REPLACE, filled.subject(), filled.expression(0), new Expression.Literal("")));

    /** What may stand behind a text. */
    static final Phrases<Expression> FOLLOWING = following();

    /** What one step does to the text. */
    static final Phrases<Expression> STEPS = new Phrases<Expression>().addAll("following", FOLLOWING).addAll("change", CHANGES)
            .add("TEXT", filled -> filled.expression(0))
            .add("if QUANTITY is in INTERVAL then STEP else STEP", filled -> new Expression.Choice(
                    filled.expression(0), filled.interval(1), filled.expression(2), filled.expression(3)));

    private TextPhrases() {}

    private static Map<Operator, String> plain() {
        Map<Operator, String> plain = new EnumMap<>(Operator.class);
        plain.put(Operator.UPPER, "upper case");
        plain.put(Operator.LOWER, "lower case");
        plain.put(Operator.SWAPCASE, "swapped case");
        plain.put(Operator.REVERSE, "reversed");
        plain.put(Operator.STRIP, "stripped");
        plain.put(Operator.SORTLETTERS, "sorted");
        plain.put(Operator.UNIQUE, "without repeats");
        return plain;
    }

    private static Phrases<Expression> following() {
        Phrases<Expression> phrases = new Phrases<>();
        PLAIN.forEach((operator, words) -> phrases.add(words, filled -> new Call(operator, filled.subject())));
        return phrases
                .add("repeated QUANTITY times", on(Operator.REPEAT))
                .add("with CHANGE", filled -> filled.expression(0));
    }

    /** The operator on the subject and the slots, in their order. */
    private static Function<Filled, Expression> on(Operator operator) {
        return filled -> {
            java.util.List<Expression> parts = new java.util.ArrayList<>();
            parts.add(filled.subject());
            for (int i = 0; i < filled.values().size(); i++) {
                parts.add(filled.expression(i));
            }
            return new Call(operator, parts);
        };
    }

    static Expression slice(Expression from, Expression to) {
        return new Call(Operator.SLICE, TEXT, from, to);
    }

    static Expression negative(Expression quantity) {
        return quantity instanceof Constant(double value) ? new Constant(-value) : new Call(Operator.NEGATE, quantity);
    }

    static Expression next(Expression quantity) {
        return quantity instanceof Constant(double value) ? new Constant(value + 1) : new Call(Operator.ADD, quantity, new Constant(1));
    }
}

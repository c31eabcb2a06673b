package org.axonmark.hypothesis;

import static org.axonmark.hypothesis.Type.NUMBER;
import static org.axonmark.hypothesis.Type.SEQUENCE;
import static org.axonmark.hypothesis.Type.TEXT;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a {@link Expression.Call} does. Names, types and order of arguments are the grammar's; meanings are in the package's page. */
public enum Operator {
    /** {@code a + b}. */
    ADD("+", NUMBER, NUMBER, NUMBER),
    /** {@code a - b}. */
    SUBTRACT("-", NUMBER, NUMBER, NUMBER),
    /** {@code a * b}. */
    MULTIPLY("*", NUMBER, NUMBER, NUMBER),
    /** {@code a / b}; x/0 is an infinity, 0/0 is NaN. */
    DIVIDE("/", NUMBER, NUMBER, NUMBER),
    /** {@code a ^ b}; for whole b with |b| ≤ 16 by repeated multiplication, else StrictMath.pow; a ^ 0 is 1 for every a. */
    POWER("^", NUMBER, NUMBER, NUMBER),
    /** {@code -a}. */
    NEGATE("-", NUMBER, NUMBER),
    /** e to the a. */
    EXP("exp", NUMBER, NUMBER),
    /** Natural logarithm; −∞ at 0, NaN below. */
    LOG("log", NUMBER, NUMBER),
    /** Sine of a in radians. */
    SIN("sin", NUMBER, NUMBER),
    /** Cosine of a in radians. */
    COS("cos", NUMBER, NUMBER),
    /** Tangent of a in radians. */
    TAN("tan", NUMBER, NUMBER),
    /** Hyperbolic tangent. */
    TANH("tanh", NUMBER, NUMBER),
    /** Absolute value. */
    ABS("abs", NUMBER, NUMBER),
    /** Square root; NaN below 0. */
    SQRT("sqrt", NUMBER, NUMBER),
    /** Largest whole number not above a. */
    FLOOR("floor", NUMBER, NUMBER),
    /** Smallest whole number not below a. */
    CEIL("ceil", NUMBER, NUMBER),
    /** −1, 0 or 1. */
    SIGN("sign", NUMBER, NUMBER),
    /** The smaller; NaN if either is. */
    MIN("min", NUMBER, NUMBER, NUMBER),
    /** The larger; NaN if either is. */
    MAX("max", NUMBER, NUMBER, NUMBER),
    /** {@code a - b floor(a / b)}: the sign is b's; NaN for b = 0. */
    MOD("mod", NUMBER, NUMBER, NUMBER),
    /** 0 below zero, the second argument at zero, 1 above. */
    STEP("step", NUMBER, NUMBER, NUMBER),
    /** a where a ≥ 0, else the second argument times a. */
    RELU("relu", NUMBER, NUMBER, NUMBER),
    /** {@code exp(-((a - centre) / width)^2 / 2)}: height 1. */
    GAUSSIAN("gaussian", NUMBER, NUMBER, NUMBER, NUMBER),
    /** 1 where |a − centre| ≤ width/2, else 0. */
    RECTANGLE("rectangle", NUMBER, NUMBER, NUMBER, NUMBER),
    /** 1 in the first half of each period counted from the shift, −1 in the second. Arguments: a, period, shift. */
    SQUAREWAVE("squarewave", NUMBER, NUMBER, NUMBER, NUMBER),

    /** Number of characters. */
    LENGTH("length", NUMBER, TEXT),
    /** How often the second text occurs in the first, without overlap; 0 for an empty second text. */
    COUNT("count", NUMBER, TEXT, TEXT),
    /** Index of the first occurrence of the second text, from 0; −1 if none, 0 for an empty second text. */
    FIND("find", NUMBER, TEXT, TEXT),
    /** Place in the alphabet of the first character, a = 0 … z = 25, either case; −1 if it is no letter. */
    ORDINAL("ordinal", NUMBER, TEXT),

    /** A–Z for a–z. */
    UPPER("upper", TEXT, TEXT),
    /** a–z for A–Z. */
    LOWER("lower", TEXT, TEXT),
    /** Each letter in the other case. */
    SWAPCASE("swapcase", TEXT, TEXT),
    /** Back to front. */
    REVERSE("reverse", TEXT, TEXT),
    /** Words, parted by single spaces, in reverse order. */
    REVERSEWORDS("reversewords", TEXT, TEXT),
    /** The vowels in reverse order, all else in place. */
    REVERSEVOWELS("reversevowels", TEXT, TEXT),
    /** Without spaces at both ends. */
    STRIP("strip", TEXT, TEXT),
    /** Characters in the order of their codes. */
    SORTLETTERS("sortletters", TEXT, TEXT),
    /** First occurrence of each character. */
    UNIQUE("unique", TEXT, TEXT),
    /** The first text followed by the second. */
    CONCAT("concat", TEXT, TEXT, TEXT),
    /** Characters from index a up to but without index b; below 0 counts from the end; outside is cut off. */
    SLICE("slice", TEXT, TEXT, NUMBER, NUMBER),
    /** The third text put in at index b of the first. */
    INSERT("insert", TEXT, TEXT, NUMBER, TEXT),
    /** The first text with each occurrence of the second replaced by the third; unchanged for an empty second. */
    REPLACE("replace", TEXT, TEXT, TEXT, TEXT),
    /** Characters at two indices exchanged; unchanged if either is outside. */
    SWAP("swap", TEXT, TEXT, NUMBER, NUMBER),
    /** Each character of the second text replaced by the one at the same index of the third (dropped if the third is shorter). */
    TRANSLATE("translate", TEXT, TEXT, TEXT, TEXT),
    /** The characters of the first text that are in the second. */
    KEEP("keep", TEXT, TEXT, TEXT),
    /** Each letter moved on by n places mod 26, its case kept. */
    SHIFT("shift", TEXT, TEXT, NUMBER),
    /** As shift, the character at index i by n · i places. */
    SHIFTSTEP("shiftstep", TEXT, TEXT, NUMBER),
    /** As shift, the character at index i by the ordinal of the second text's character at i mod its length; others by 0. */
    SHIFTKEY("shiftkey", TEXT, TEXT, TEXT),
    /** The text n times over. */
    REPEAT("repeat", TEXT, TEXT, NUMBER),
    /** Each character n times over. */
    STRETCH("stretch", TEXT, TEXT, NUMBER),
    /** A whole number from −9999 to 9999 in English words, as {@code twenty-one}; else empty. */
    SPELL("spell", TEXT, NUMBER),
    /** A whole number of at most nine digits in decimal; else empty. */
    DIGITS("digits", TEXT, NUMBER),
    /** The letter at place n mod 26: 0 is a. */
    LETTER("letter", TEXT, NUMBER),

    /** Number of rows. */
    ROWS("rows", NUMBER, SEQUENCE),
    /** Rows in ascending order, by first number, then second; equal rows keep their order. */
    SORT("sort", SEQUENCE, SEQUENCE),
    /** The n largest rows, largest first. */
    TOP("top", SEQUENCE, SEQUENCE, NUMBER),
    /** Last row first. */
    BACKWARD("backward", SEQUENCE, SEQUENCE),
    /** The first n rows. */
    TAKE("take", SEQUENCE, SEQUENCE, NUMBER),
    /** All but the first n rows. */
    SKIP("skip", SEQUENCE, SEQUENCE, NUMBER),
    /** Rows moved n places to the front, the first ones to the end. */
    ROTATE("rotate", SEQUENCE, SEQUENCE, NUMBER),
    /** Row i is the sum of rows 0 … i. */
    PREFIXSUMS("prefixsums", SEQUENCE, SEQUENCE),
    /** Row i is row i + 1 less row i. */
    DIFFERENCES("differences", SEQUENCE, SEQUENCE),
    /** First occurrence of each row. */
    DISTINCT("distinct", SEQUENCE, SEQUENCE),
    /** Corners of the convex hull of points, counter-clockwise from the smallest row; without points on edges. */
    HULL("hull", SEQUENCE, SEQUENCE),
    /** Points in the order of a walk from row 0 to the nearest one not yet visited, the earlier at equal distance. */
    TOUR("tour", SEQUENCE, SEQUENCE),
    /** All numbers times n. */
    SCALE("scale", SEQUENCE, SEQUENCE, NUMBER),
    /** All numbers plus n. */
    OFFSET("offset", SEQUENCE, SEQUENCE, NUMBER);

    private final String symbol;
    private final Type result;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Type> parameters;

    Operator(String symbol, Type result, Type... parameters) {
        this.symbol = symbol;
        this.result = result;
        this.parameters = List.of(parameters);
    }

    /** Returns the name or sign it is written with. */
    public String symbol() {
        return symbol;
    }

    /** Returns what it is worth. */
    public Type result() {
        return result;
    }

    /** Returns the types of its arguments, in order. */
    public List<Type> parameters() {
        return parameters;
    }

    /** Tells whether it is written {@code name(arguments)}, not as a sign. */
    public boolean isNamed() {
        return Character.isLetter(symbol.charAt(0));
    }

    static @Nullable Operator named(String name) {
        for (Operator operator : values()) {
            if (operator.isNamed() && operator.symbol.equals(name)) {
                return operator;
            }
        }
        return null;
    }
}

package org.axonmark.results.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The writers behind {@link Json}. Numbers are written as ECMAScript writes them, which RFC 8785 asks for. */
final class JsonWriting {

    private static final int SHORT_ARRAY = 16;

    /** Whole numbers up to here are doubles exactly. */
    private static final double EXACT = 1L << 53;

    private JsonWriting() {}

    static void compact(Json value, boolean canonical, StringBuilder out) {
        switch (value) {
            case Json.Obj object -> {
                List<Json.Member> members = object.members();
                if (canonical) {
                    members = new ArrayList<>(members);
                    members.sort(Comparator.comparing(Json.Member::name));
                }
                out.append('{');
                String separator = "";
                for (Json.Member member : members) {
                    out.append(separator);
                    quote(member.name(), out);
                    out.append(':');
                    compact(member.value(), canonical, out);
                    separator = ",";
                }
                out.append('}');
            }
            case Json.Arr array -> {
                out.append('[');
                String separator = "";
                for (Json item : array.items()) {
                    out.append(separator);
                    compact(item, canonical, out);
                    separator = ",";
                }
                out.append(']');
            }
            case Json.Str text -> quote(text.value(), out);
            case Json.Num number -> out.append(number(number.value()));
            case Json.Bool bool -> out.append(bool.value());
            case Json.Null _ -> out.append("null");
        }
    }

    static void pretty(Json value, int depth, StringBuilder out) {
        switch (value) {
            case Json.Obj object when !object.members().isEmpty() -> {
                out.append('{');
                String separator = "";
                for (Json.Member member : object.members()) {
                    out.append(separator);
                    newLine(depth + 1, out);
                    quote(member.name(), out);
                    out.append(": ");
                    pretty(member.value(), depth + 1, out);
                    separator = ",";
                }
                newLine(depth, out);
                out.append('}');
            }
            case Json.Arr array when !isShort(array) -> {
                out.append('[');
                String separator = "";
                for (Json item : array.items()) {
                    out.append(separator);
                    newLine(depth + 1, out);
                    pretty(item, depth + 1, out);
                    separator = ",";
                }
                newLine(depth, out);
                out.append(']');
            }
            case Json other -> compact(other, false, out);
        }
    }

    private static boolean isShort(Json.Arr array) {
        return array.items().size() <= SHORT_ARRAY
                && array.items().stream().noneMatch(item -> item instanceof Json.Obj || item instanceof Json.Arr);
    }

    private static void newLine(int depth, StringBuilder out) {
        out.append('\n').repeat("  ", depth);
    }

    /** ECMAScript's Number::toString: the shortest digits that read back as the same double. */
    static String number(double value) {
        if (Math.abs(value) <= EXACT && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (exponent > 0 && exponent <= 21) {
            return sign + (digits.length() <= exponent
                    ? digits + "0".repeat(exponent - digits.length())
                    : digits.substring(0, exponent) + "." + digits.substring(exponent));
        }
        if (exponent > -6 && exponent <= 0) {
            return sign + "0." + "0".repeat(-exponent) + digits;
        }
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int power = exponent - 1;
        return sign + mantissa + "e" + (power < 0 ? "-" : "+") + Math.abs(power);
    }

    /** Java writes two digits at least, though one may do: 4.9E-324 is 5e-324. */
    private static BigDecimal shortest(double value) {
        BigDecimal two = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = two.precision() == 2 ? two.round(new MathContext(1)) : two;
        return one.doubleValue() == value ? one.stripTrailingZeros() : two;
    }

    /** Checks that a text has no half of a surrogate pair: two such texts would have the same bytes, and thus the same signature. */
    static void requireText(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new IllegalArgumentException("a text holds half of a surrogate pair, which UTF-8 cannot write");
                }
                i++;
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}

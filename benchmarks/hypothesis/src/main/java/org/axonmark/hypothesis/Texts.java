package org.axonmark.hypothesis;

import java.util.Arrays;
import java.util.List;

/** The operators on texts. Letters are a–z and A–Z; all other characters pass as they are. */
final class Texts {

    private static final String VOWELS = "aeiouAEIOU";
    private static final int MAX_SPELLED = 9_999;
    private static final int MAX_DIGITS = 999_999_999;
    private static final List<String> SMALL = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private Texts() {}

    static String cut(String text) {
        return text.length() <= Limits.MAX_VALUE_TEXT ? text : text.substring(0, Limits.MAX_VALUE_TEXT);
    }

    /** Returns the largest whole number not above a number, within the range of an int; 0 for NaN. */
    static int whole(double number) {
        return (int) Math.floor(number);
    }

    static String apply(Operator operator, String a, String b, String c) {
        return switch (operator) {
            case UPPER -> letters(a, true, false);
            case LOWER -> letters(a, false, true);
            case SWAPCASE -> letters(a, true, true);
            case REVERSE -> new StringBuilder(a).reverse().toString();
            case REVERSEWORDS -> {
                List<String> words = Arrays.asList(a.split(" ", -1));
                yield String.join(" ", words.reversed());
            }
            case REVERSEVOWELS -> reverseVowels(a);
            case STRIP -> strip(a);
            case SORTLETTERS -> {
                char[] characters = a.toCharArray();
                Arrays.sort(characters);
                yield new String(characters);
            }
            case UNIQUE -> unique(a);
            case CONCAT -> a + b;
            case REPLACE -> replace(a, b, c);
            case TRANSLATE -> translate(a, b, c);
            case KEEP -> keep(a, b);
            case SHIFTKEY -> shiftKey(a, b);
            default -> throw new IllegalStateException("'" + operator.symbol() + "' is no operator on texts alone");
        };
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static String letters(String text, boolean raise, boolean lower) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            if (raise && isLower(out[i])) {
                out[i] = (char) (out[i] - 32);
            } else if (lower && isUpper(out[i])) {
                out[i] = (char) (out[i] + 32);
            }
        }
        return new String(out);
    }

    private static String reverseVowels(String text) {
        char[] out = text.toCharArray();
        int low = 0;
        int high = out.length - 1;
        while (low < high) {
            if (VOWELS.indexOf(out[low]) < 0) {
                low++;
            } else if (VOWELS.indexOf(out[high]) < 0) {
                high--;
            } else {
                char vowel = out[low];
                out[low++] = out[high];
                out[high--] = vowel;
            }
        }
        return new String(out);
    }

    private static String strip(String text) {
        int low = 0;
        int high = text.length();
        while (low < high && text.charAt(low) == ' ') {
            low++;
        }
        while (low < high && text.charAt(high - 1) == ' ') {
            high--;
        }
        return text.substring(low, high);
    }

    private static String unique(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.indexOf(text.charAt(i)) == i) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    static int count(String text, String part) {
        int count = 0;
        if (!part.isEmpty()) {
            for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
                count++;
            }
        }
        return count;
    }

    private static String replace(String text, String part, String by) {
        if (part.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(part); at >= 0 && out.length() < Limits.MAX_VALUE_TEXT; at = text.indexOf(part, from)) {
            out.append(text, from, at).append(by);
            from = at + part.length();
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String translate(String text, String from, String to) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            if (at < 0) {
                out.append(text.charAt(i));
            } else if (at < to.length()) {
                out.append(to.charAt(at));
            }
        }
        return out.toString();
    }

    private static String keep(String text, String characters) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    static int ordinal(String text, int index) {
        char c = index < text.length() ? text.charAt(index) : ' ';
        return isLower(c) ? c - 'a' : isUpper(c) ? c - 'A' : -1;
    }

    private static char moved(char c, long places) {
        if (isLower(c)) {
            return (char) ('a' + Math.floorMod(c - 'a' + places, 26));
        }
        return isUpper(c) ? (char) ('A' + Math.floorMod(c - 'A' + places, 26)) : c;
    }

    static String shift(String text, int constant, int step) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            out[i] = moved(out[i], constant + (long) step * i);
        }
        return new String(out);
    }

    private static String shiftKey(String text, String key) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length && !key.isEmpty(); i++) {
            out[i] = moved(out[i], Math.max(0, ordinal(key, i % key.length())));
        }
        return new String(out);
    }

    private static int place(int index, int length) {
        long place = index < 0 ? (long) index + length : index;
        return Math.clamp(place, 0, length);
    }

    static String slice(String text, int from, int to) {
        int low = place(from, text.length());
        return text.substring(low, Math.max(low, place(to, text.length())));
    }

    static String insert(String text, int index, String part) {
        int at = place(index, text.length());
        return text.substring(0, at) + part + text.substring(at);
    }

    static String swap(String text, int one, int other) {
        long i = one < 0 ? (long) one + text.length() : one;
        long j = other < 0 ? (long) other + text.length() : other;
        if (Math.min(i, j) < 0 || Math.max(i, j) >= text.length()) {
            return text;
        }
        char[] out = text.toCharArray();
        out[(int) i] = text.charAt((int) j);
        out[(int) j] = text.charAt((int) i);
        return new String(out);
    }

    static String repeat(String text, int n) {
        return text.repeat(text.isEmpty() ? 0 : Math.clamp(n, 0, Limits.MAX_VALUE_TEXT / text.length() + 1));
    }

    static String stretch(String text, int n) {
        int times = Math.clamp(n, 0, Limits.MAX_VALUE_TEXT);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < Limits.MAX_VALUE_TEXT; i++) {
            out.repeat(text.charAt(i), times);
        }
        return out.toString();
    }

    static String digits(double number) {
        return number == Math.rint(number) && Math.abs(number) <= MAX_DIGITS ? Integer.toString((int) number) : "";
    }

    static String spell(double number) {
        if (number != Math.rint(number) || Math.abs(number) > MAX_SPELLED) {
            return "";
        }
        return number < 0 ? "minus " + spell((int) -number) : spell((int) number);
    }

    private static String spell(int n) {
        if (n < 20) {
            return SMALL.get(n);
        }
        if (n < 100) {
            return TENS.get(n / 10) + (n % 10 == 0 ? "" : "-" + SMALL.get(n % 10));
        }
        int unit = n < 1_000 ? 100 : 1_000;
        return SMALL.get(n / unit) + (unit == 100 ? " hundred" : " thousand") + (n % unit == 0 ? "" : " " + spell(n % unit));
    }
}

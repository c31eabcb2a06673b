package org.axonmark.hypothesis;

import java.util.Locale;

/** Cuts a text into tokens, one at a time, left to right, each character looked at a bounded number of times. */
final class Lexer {

    /** Kinds of token. */
    enum Kind {
        NUMBER, TEXT, WORD, SIGN, END
    }

    /**
     * A token.
     *
     * @param text the word, the sign, or the constant text with its escapes resolved
     * @param number value of a number; 0 for others
     * @param start index of its first character
     */
    record Token(Kind kind, String text, double number, int start) {}

    private static final String SIGNS = "+-*/^()[],~=|";
    private static final String ENGLISH_SIGNS = "-()[],;";
    private static final int MAX_NUMBER = 40;
    private static final int MAX_WORD = 20;
    private static final int SHOWN = 24;

    private final String text;
    private final String signs;
    private final boolean capitals;
    private int at;
    private int work;

    private Lexer(String text, int most, String signs, boolean capitals) {
        if (text.length() > most) {
            throw new HypothesisException(most, "the hypothesis has " + text.length() + " characters; " + most + " are allowed");
        }
        this.text = text;
        this.signs = signs;
        this.capitals = capitals;
    }

    /** Creates one of the formal language. */
    Lexer(String text) {
        this(text, Limits.MAX_TEXT, SIGNS, false);
    }

    /** Creates one of controlled English: words in either case, given out in small letters. */
    static Lexer ofEnglish(String text) {
        return new Lexer(text, Limits.MAX_ENGLISH, ENGLISH_SIGNS, true);
    }

    /** Returns the number of characters consumed so far, which bounds the time spent. */
    int work() {
        return work;
    }

    Token next() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int start = at;
        Token token = at == text.length() ? new Token(Kind.END, "", 0, at) : read(text.charAt(at));
        work += at - start + 1;
        return token;
    }

    private Token read(char first) {
        int start = at;
        if (isDigit(first)) {
            return number();
        }
        if (first == '"') {
            return literal();
        }
        if (isLetter(first)) {
            while (at < text.length() && isLetter(text.charAt(at)) && at - start <= MAX_WORD) {
                at++;
            }
            return new Token(Kind.WORD, text.substring(start, at).toLowerCase(Locale.ROOT), 0, start);
        }
        if (text.startsWith("->", at)) {
            at += 2;
            return new Token(Kind.SIGN, "->", 0, start);
        }
        if (signs.indexOf(first) >= 0) {
            at++;
            return new Token(Kind.SIGN, String.valueOf(first), 0, start);
        }
        throw new HypothesisException(start, "character " + shown(String.valueOf(first))
                + " is not in the language; outside of \"texts\" write a-z, digits, spaces and "
                + String.join(" ", signs.split("")) + " only");
    }

    private boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (capitals && c >= 'A' && c <= 'Z');
    }

    private Token number() {
        int start = at;
        digits(start);
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            needDigit(start);
            digits(start);
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            needDigit(start);
            digits(start);
        }
        String digits = text.substring(start, at);
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw new HypothesisException(start, "number " + shown(digits) + " is not finite; give one below 1.8e308");
        }
        return new Token(Kind.NUMBER, digits, value, start);
    }

    private void digits(int start) {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
            if (at - start > MAX_NUMBER) {
                throw new HypothesisException(start, "number " + shown(text.substring(start, at)) + " has more than " + MAX_NUMBER
                        + " characters; the shortest form of a double has at most 24");
            }
        }
    }

    private void needDigit(int start) {
        if (at == text.length() || !isDigit(text.charAt(at))) {
            throw new HypothesisException(at,
                    "number " + shown(text.substring(start, at)) + " ends without a digit; write it like 1.5 or 1.5E-3");
        }
    }

    private Token literal() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (true) {
            char c = inLiteral(start);
            if (c == '"') {
                return new Token(Kind.TEXT, value.toString(), 0, start);
            }
            if (c < ' ' || c > '~') {
                throw new HypothesisException(at - 1, "character " + shown(String.valueOf(c)) + " stands in a text; write it as \\u{"
                        + Integer.toHexString(c) + "}");
            }
            value.append(c == '\\' ? escaped(start) : c);
            if (value.length() > Limits.MAX_LITERAL) {
                throw new HypothesisException(start, "the text has more than " + Limits.MAX_LITERAL + " characters; shorten it");
            }
        }
    }

    private char inLiteral(int start) {
        if (at == text.length()) {
            throw new HypothesisException(start, "the text does not end; close it with \"");
        }
        return text.charAt(at++);
    }

    private char escaped(int start) {
        int slash = at - 1;
        char c = inLiteral(start);
        if (c == '"' || c == '\\') {
            return c;
        }
        if (c == 'u' && inLiteral(start) == '{') {
            int code = 0;
            int length = 0;
            for (char digit = inLiteral(start); digit != '}'; digit = inLiteral(start)) {
                int value = digit < 128 ? Character.digit(digit, 16) : -1;
                if (value < 0 || ++length > 4) {
                    throw new HypothesisException(slash, "an escape of more than four hex digits or none such; write it like \\u{e9}");
                }
                code = code * 16 + value;
            }
            if (length > 0 && !Character.isSurrogate((char) code)) {
                return (char) code;
            }
        }
        throw new HypothesisException(slash, "unknown escape; write \\\", \\\\ or \\u{e9}, of characters in the basic plane");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Returns at most the first characters of a text from outside, all printable ASCII. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("'");
        for (int i = 0; i < Math.min(text.length(), SHOWN); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~') {
                shown.append(c);
            } else {
                shown.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        }
        return shown.append(text.length() > SHOWN ? "…'" : "'").toString();
    }
}

package org.axonmark.cli.gate;

/** What a gate says of one measure, or of all. */
public enum Verdict {
    /** Shown to be no worse than the threshold allows. */
    PASS("pass", "✓"),
    /** Shown to be better, by more than the threshold. */
    IMPROVEMENT("improvement", "▲"),
    /** Neither shown to be worse nor shown to be as good. */
    UNDECIDED("undecided", "?"),
    /** Shown to be worse, by more than the threshold, twice. */
    REGRESSION("regression", "✗");

    private final String words;
    private final String sign;

    Verdict(String words, String sign) {
        this.words = words;
        this.sign = sign;
    }

    /** Returns the verdict as written everywhere. */
    public String words() {
        return words;
    }

    /** Returns one character for tables. */
    public String sign() {
        return sign;
    }
}

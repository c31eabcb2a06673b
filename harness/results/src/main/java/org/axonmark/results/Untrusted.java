package org.axonmark.results;

/**
 * Text that somebody hostile may have written: from a JAR, the link, a log or a file. It leaves this type only escaped for the place where
 * it will stand.
 *
 * @param raw the text as it came
 */
public record Untrusted(String raw) {

    private static final int MAX = 2_000;
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    /** Returns the text for a terminal: control, bidirectional and line characters made visible, at most 2 000 characters. */
    public String forTerminal() {
        StringBuilder out = new StringBuilder();
        capped().codePoints().forEach(point -> {
            if (isHarmless(point)) {
                out.appendCodePoint(point);
            } else {
                out.append("\\u{%x}".formatted(point));
            }
        });
        return out.toString();
    }

    /** Returns the text for HTML content and quoted attributes. */
    public String forHtml() {
        return forXml();
    }

    /** Returns the text for XML content and quoted attributes. */
    public String forXml() {
        return forTerminal()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns the text for Markdown: every ASCII punctuation character with a backslash before it. */
    public String forMarkdown() {
        return forTerminal().replaceAll("[!-/:-@\\[-`{-~]", "\\\\$0");
    }

    /** Returns the text as one quoted CSV field that no spreadsheet takes for a formula. */
    public String forCsv() {
        String text = forTerminal();
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** Returns the text for the log of a CI server, where lines that begin with {@code ::} or {@code ##} are commands. */
    public String forCiLog() {
        return forTerminal().replaceAll(":(?=:)", ":\u200b").replaceAll("#(?=#)", "#\u200b");
    }

    private String capped() {
        if (raw.length() <= MAX) {
            return raw;
        }
        int end = Character.isHighSurrogate(raw.charAt(MAX - 1)) ? MAX - 1 : MAX;
        return raw.substring(0, end) + "… (" + (raw.length() - end) + " more)";
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
                false;
            default -> true;
        };
    }
}

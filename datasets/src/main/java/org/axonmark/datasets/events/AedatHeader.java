package org.axonmark.datasets.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines at the beginning of an AEDAT file: each begins with {@code #} and ends with CR LF, the first names the version.
 *
 * @param lines without their ends
 * @param length bytes that they take
 */
record AedatHeader(List<String> lines, int length) {

    static final String END = "#!END-HEADER";

    private static final int LONGEST = 1 << 20;

    AedatHeader {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the lines up to {@link #END}, or up to what is no line where there is no such line.
     *
     * @param version as in the first line
     * @param marked whether the version demands {@link #END}
     */
    static AedatHeader read(String what, byte[] bytes, String version, boolean marked) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < bytes.length && bytes[at] == '#' && (!marked || lines.isEmpty() || !lines.getLast().equals(END))) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n' && end < LONGEST) {
                end++;
            }
            if (end >= bytes.length || end >= LONGEST || bytes[end - 1] != '\r') {
                throw Events.Builder.invalid(what, "header line " + (lines.size() + 1) + " does not end with CR LF");
            }
            lines.add(new String(bytes, at, end - 1 - at, StandardCharsets.ISO_8859_1));
            at = end + 1;
        }
        String first = "#!AER-DAT" + version;
        if (lines.isEmpty() || !lines.getFirst().equals(first)) {
            throw Events.Builder.invalid(what, "it does not begin with the line " + first);
        }
        if (marked && !lines.getLast().equals(END)) {
            throw Events.Builder.invalid(what, "its header has no line " + END);
        }
        return new AedatHeader(lines, at);
    }

    /** Returns what follows the beginning of the first line that begins so. */
    Optional<String> after(String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning)).findFirst()
                .map(line -> line.substring(beginning.length()).strip());
    }
}

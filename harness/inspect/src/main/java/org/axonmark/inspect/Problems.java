package org.axonmark.inspect;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.Untrusted;
import org.jspecify.annotations.Nullable;

/** Collects problems; the first fifty are kept. */
final class Problems {

    private static final int MAX = 50;

    private final List<Problem> found = new ArrayList<>();

    /**
     * Adds a problem.
     *
     * @param message a format; its arguments are untrusted and are escaped
     */
    void add(String code, String mend, String message, @Nullable Object... untrusted) {
        if (found.size() < MAX) {
            @Nullable Object[] escaped = new Object[untrusted.length];
            for (int i = 0; i < untrusted.length; i++) {
                String text = String.valueOf(untrusted[i]);
                String shown = new Untrusted(text.length() > 200 ? text.substring(0, 200) + "…" : text).forTerminal();
                escaped[i] = shown;
            }
            found.add(new Problem(code, String.format(message, escaped), mend));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}

package org.axonmark.web.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * What an address asks of a result's page. What it names and the page has not is as if it were not asked.
 *
 * @param unit the unit whose items are shown
 * @param sort key of the column that orders the units; with a minus before it, from the largest to the smallest
 */
record View(Optional<String> unit, Optional<String> sort) {

    /** Longest key of a column and its minus. */
    private static final String KEY = "-?[a-z0-9-]{1,100}";

    /** Returns what of this view a page can show. */
    View within(Set<String> units) {
        return new View(unit.filter(units::contains), sort.filter(asked -> asked.matches(KEY)));
    }

    boolean isBy(String key) {
        return sort.filter(asked -> asked.equals(key) || asked.equals("-" + key)).isPresent();
    }

    boolean falling() {
        return sort.filter(asked -> asked.startsWith("-")).isPresent();
    }

    View by(String key) {
        return new View(unit, Optional.of(key));
    }

    View of(String shown) {
        return new View(Optional.of(shown), sort);
    }

    View ofAll() {
        return new View(Optional.empty(), sort);
    }

    /** Returns the query of this view's address. */
    String query() {
        String first = unit.map(asked -> "unit=" + encoded(asked)).orElse("");
        String second = sort.map(asked -> "sort=" + encoded(asked)).orElse("");
        return "?" + first + (first.isEmpty() || second.isEmpty() ? "" : "&") + second;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

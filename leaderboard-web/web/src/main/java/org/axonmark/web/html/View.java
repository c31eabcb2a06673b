package org.axonmark.web.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an address asks of a page. What it names and the page has not is as if it were not asked.
 *
 * @param unit of a result, the unit whose items are shown
 * @param sort of a result, key of the column that orders the units; with a minus before it, from the largest to the smallest
 * @param group of a result, the group of metrics that are shown unit by unit
 * @param from of a result, number of the first unit shown, from 1
 * @param cost of a board, id of what scores are set against
 */
record View(Optional<String> unit, Optional<String> sort, Optional<String> group, Optional<String> from, Optional<String> cost) {

    /** A page as it is when nothing is asked of it. */
    static final View PLAIN = new View(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Longest key of a column and its minus. */
    private static final String KEY = "-?[a-z0-9-]{1,100}";
    private static final String NUMBER = "[1-9][0-9]{0,5}";

    /** Returns what of this view a result's page can show. */
    View within(Set<String> units, Set<String> groups) {
        return new View(unit.filter(units::contains), sort.filter(asked -> asked.matches(KEY)), group.filter(groups::contains),
                from.filter(asked -> asked.matches(NUMBER)), Optional.empty());
    }

    boolean isBy(String key) {
        return sort.filter(asked -> asked.equals(key) || asked.equals("-" + key)).isPresent();
    }

    boolean falling() {
        return sort.filter(asked -> asked.startsWith("-")).isPresent();
    }

    /** Returns the number of the first unit shown, from 1. */
    int first() {
        return from.map(Integer::parseInt).orElse(1);
    }

    View by(String key) {
        return new View(unit, Optional.of(key), group, Optional.empty(), cost);
    }

    View of(String shown) {
        return new View(Optional.of(shown), sort, group, from, cost);
    }

    View ofAll() {
        return new View(Optional.empty(), sort, group, from, cost);
    }

    View ofGroup(String shown) {
        return new View(unit, Optional.empty(), Optional.of(shown), Optional.empty(), cost);
    }

    View startingAt(int number) {
        return new View(unit, sort, group, Optional.of(Integer.toString(number)), cost);
    }

    /** Returns the query of this view's address. */
    String query() {
        Map<String, Optional<String>> asked = new LinkedHashMap<>();
        asked.put("unit", unit);
        asked.put("sort", sort);
        asked.put("group", group);
        asked.put("from", from);
        asked.put("cost", cost);
        List<String> parts = new ArrayList<>();
        asked.forEach((name, value) -> value.ifPresent(text -> parts.add(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8))));
        return "?" + String.join("&", parts);
    }
}

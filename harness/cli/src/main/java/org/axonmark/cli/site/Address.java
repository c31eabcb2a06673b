package org.axonmark.cli.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.axonmark.results.format.Sha256;

/**
 * An address of a board that a copy can hold: a path, and one choice among those that a page offers.
 *
 * @param path begins with a slash and does not end with one, but for the first page's
 * @param query one {@code name=value}, empty for the page as it is
 */
record Address(String path, String query) {

    static final Address HOME = new Address("/", "");

    /** What needs a server: a choice of many, forms, and what changes by the minute. */
    private static final Set<String> LIVE =
            Set.of("compare", "account", "log-in", "log-out", "sign-up", "oidc", "submit", "orders", "health", "admin", "healthz");
    /** Choices whose views are pages of the copy; an order of rows is not. */
    private static final Set<String> CHOICES = Set.of("cost", "on", "unit", "group", "from");
    /** Below these an address is a page, whatever its last letters are. */
    private static final Set<String> PAGES = Set.of("results", "submissions", "tasks", "embed");
    private static final Set<String> ENDINGS = Set.of("css", "svg", "js", "csv", "atom", "bib", "pem", "json", "png", "ico", "txt");

    /** Returns what an address within a board leads to in a copy; absent if a copy has nothing there. */
    static Optional<Address> of(String path, String query) {
        if (!path.matches("/([A-Za-z0-9@_~+-][A-Za-z0-9.@_~+-]*(/(?!$))?)*")) {
            return Optional.empty();
        }
        String[] parts = path.substring(1).split("/", -1);
        if (LIVE.contains(parts[0]) || (parts[0].equals("api") && parts.length > 2 && LIVE.contains(parts[2]))) {
            return Optional.empty();
        }
        if (query.isEmpty() || !query.contains("=")) {
            // A sum that names a version of a file; the copy has one.
            return Optional.of(new Address(path, ""));
        }
        String name = query.substring(0, query.indexOf('='));
        return CHOICES.contains(name) && query.indexOf('&') < 0 ? Optional.of(new Address(path, query)) : Optional.empty();
    }

    /** Tells whether there is a page here, not a file. */
    boolean isPage() {
        List<String> parts = List.of(path.substring(1).split("/", -1));
        return PAGES.contains(parts.getFirst()) || (!parts.getFirst().equals("api") && !ENDINGS.contains(ending()));
    }

    /** Returns the file's path within a copy. */
    String file() {
        String start = path.substring(1);
        if (isPage()) {
            return (start.isEmpty() ? "" : start + "/") + (query.isEmpty() ? "index" : choice()) + ".html";
        }
        String named = start + (query.isEmpty() ? "" : "." + choice());
        boolean isUnnamed = path.startsWith("/api/") && !Set.of("json", "pem").contains(ending());
        return isUnnamed || !query.isEmpty() ? named + ".json" : named;
    }

    private String choice() {
        String value = query.substring(query.indexOf('=') + 1);
        return query.substring(0, query.indexOf('=')) + "-"
                + (value.matches("[A-Za-z0-9-]{1,40}") ? value : Sha256.of(value.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 12));
    }

    private String ending() {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.substring(last.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}

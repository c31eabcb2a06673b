package org.axonmark.cli.site;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the links of a board's own pages and feeds, which are well-formed and write attributes in double quotes. A link into the board is asked for; without an
 * answer, a word that was a link stays as a word, and any other element goes. Forms, and what is marked {@code data-live}, need a server and go.
 */
final class Markup {

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:[^>\"]|\"[^\"]*\")*)>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\s(href|src)=\"([^\"]*)\"");
    private static final Set<String> VOID = Set.of("link", "img", "meta", "input", "br", "hr");
    private static final Set<String> WITHOUT = Set.of("link", "img", "script", "iframe");

    private final String root;
    private final Address here;

    /**
     * Reads a page.
     *
     * @param root address of the board, without a slash at its end
     * @param here the page's address
     */
    Markup(String root, Address here) {
        this.root = root;
        this.here = here;
    }

    /** Returns the addresses of the board that a page leads to. */
    Set<Address> links(String page) {
        Set<Address> links = new LinkedHashSet<>();
        rewritten(page, address -> {
            links.add(address);
            return Optional.empty();
        });
        return links;
    }

    /** Returns a page with the links that are given for its addresses. */
    String rewritten(String page, Function<Address, Optional<String>> links) {
        StringBuilder out = new StringBuilder(page.length());
        Matcher tag = TAG.matcher(page);
        int from = 0;
        String dropped = "";
        int depth = 0;
        while (tag.find()) {
            if (depth == 0) {
                out.append(page, from, tag.start());
            }
            from = tag.end();
            String name = tag.group(2) == null ? "" : tag.group(2).toLowerCase(Locale.ROOT);
            boolean ends = "/".equals(tag.group(1));
            if (depth > 0) {
                depth += !name.equals(dropped) ? 0 : ends ? -1 : 1;
            } else if (!name.isEmpty() && !ends && goes(name, tag.group(3), links)) {
                boolean isVoid = VOID.contains(name) || tag.group(3).endsWith("/");
                dropped = name;
                depth = isVoid ? 0 : 1;
            } else {
                out.append(name.isEmpty() || ends ? tag.group() : "<" + tag.group(2) + attributes(tag.group(3), links) + ">");
            }
        }
        return depth == 0 ? out.append(page, from, page.length()).toString() : out.toString();
    }

    private boolean goes(String name, String attributes, Function<Address, Optional<String>> links) {
        if (name.equals("form") || attributes.matches("(?s).*\\sdata-live(=.*|\\s.*|/)?")) {
            return true;
        }
        Matcher link = LINK.matcher(attributes);
        return WITHOUT.contains(name) && link.find() && isWithin(link.group(2))
                && address(link.group(2)).flatMap(links).isEmpty();
    }

    private String attributes(String attributes, Function<Address, Optional<String>> links) {
        return LINK.matcher(attributes).replaceAll(link -> {
            String value = link.group(2);
            if (!isWithin(value)) {
                return Matcher.quoteReplacement(link.group());
            }
            int hash = value.indexOf('#');
            return address(value).flatMap(links)
                    .map(file -> Matcher.quoteReplacement(
                            " " + link.group(1) + "=\"" + escaped(file) + (hash < 0 ? "" : value.substring(hash)) + "\""))
                    .orElse("");
        });
    }

    /** Tells whether a link leads into the board, and elsewhere on it than to a place of this very page. */
    private boolean isWithin(String value) {
        boolean absolute = value.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*") || value.startsWith("//");
        return !value.startsWith("#") && (!absolute || value.equals(root) || value.startsWith(root + "/"));
    }

    private Optional<Address> address(String value) {
        String plain = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        String text = plain.startsWith(root) ? plain.substring(root.length()) : plain;
        int hash = text.indexOf('#');
        String named = hash < 0 ? text : text.substring(0, hash);
        int mark = named.indexOf('?');
        String path = mark < 0 ? named : named.substring(0, mark);
        String query = mark < 0 ? "" : named.substring(mark + 1);
        if (path.isEmpty()) {
            return Address.of(here.path(), query);
        }
        try {
            return Address.of(URI.create(here.path()).resolve(path).getRawPath(), query);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}

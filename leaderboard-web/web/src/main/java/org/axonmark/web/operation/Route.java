package org.axonmark.web.operation;

import java.util.Locale;

/** Kinds of requests that are counted apart. */
enum Route {
    /** Pages of boards, results and submissions. */
    PAGE,
    /** Files that pages need. */
    FILE,
    /** What others read or show: exports, badges, feeds, embedded boards. */
    EXPORT,
    /** The API, read. */
    API_READ,
    /** The API, written. */
    API_WRITE,
    /** Streams of an order's events. */
    EVENTS,
    /** Uploads and orders by page, accounts. */
    ACCOUNT,
    /** Metrics and health. */
    WATCH;

    static Route of(String method, String path) {
        if (path.isEmpty()) {
            return PAGE;
        }
        boolean read = method.equals("GET") || method.equals("HEAD");
        String first = path.substring(1, path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1));
        if (path.equals("/api/v1/metrics")) {
            return WATCH;
        }
        return switch (first) {
            case "api" -> !read ? API_WRITE : path.endsWith("/events") ? EVENTS : API_READ;
            case "exports", "badges", "feeds", "embed" -> EXPORT;
            case "account", "log-in", "log-out", "oidc", "sign-up", "submit" -> ACCOUNT;
            case "healthz", "livez", "readyz" -> WATCH;
            case "board.css", "embed.css", "icon.svg", "live.js", "favicon.ico" -> FILE;
            default -> PAGE;
        };
    }

    /** Returns its name in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

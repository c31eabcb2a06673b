package org.axonmark.web.html;

import java.util.Locale;
import java.util.Optional;

import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Summary;

/** Values as they are read on pages. */
final class Texts {

    private Texts() {}

    /** Text that came from outside, with invisible characters made visible; the template escapes the rest. */
    static String safe(String untrusted) {
        return new Untrusted(untrusted).forTerminal();
    }

    static String score(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "–";
    }

    static String interval(Summary summary) {
        Optional<Summary.Interval> interval = summary.interval();
        if (interval.isEmpty()) {
            return summary.n() > 0 && summary.sd().isPresent() ? "n = " + summary.n() : "";
        }
        String share = interval.get().method().equals("clopper-pearson-at-bound") ? "share at the bound " : "";
        return String.format(Locale.ROOT, "%s%.3f to %.3f", share, interval.get().low(), interval.get().high());
    }

    static String mebibytes(long bytes) {
        return bytes == 0 ? "unknown" : (bytes >> 20) + " MiB";
    }
}

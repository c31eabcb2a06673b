package org.axonmark.web.html;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Summary;

/** Values as they are read on pages. */
final class Texts {

    private static final double MOST_WRITTEN_OUT = 1e6;
    /** From here on, four places hold nothing that could be meant. */
    private static final double MOST_IN_FULL = 1e3;
    /** Below this, four places would hold less than two digits. */
    private static final double LEAST_WRITTEN_OUT = 1e-3;
    private static final double NANOS = 1e9;

    private Texts() {}

    /** Text that came from outside, with invisible characters made visible; the template escapes the rest. */
    static String safe(String untrusted) {
        return new Untrusted(untrusted).forTerminal();
    }

    static String score(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        String form = size != 0 && size < LEAST_WRITTEN_OUT ? "%.3e"
                : size < MOST_IN_FULL ? "%.4f" : size < MOST_WRITTEN_OUT ? "%.1f" : "%.4e";
        return String.format(Locale.ROOT, form, value);
    }

    /** A number on an axis, without needless zeros. */
    static String tick(double value) {
        return value == Math.rint(value) && Math.abs(value) < MOST_WRITTEN_OUT
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    static String interval(Summary summary) {
        Optional<Summary.Interval> interval = summary.interval();
        if (interval.isEmpty()) {
            return summary.n() > 0 && summary.sd().isPresent() ? "n = " + summary.n() : "";
        }
        String share = interval.get().ofMean() ? "" : "share at the bound ";
        return share + score(interval.get().low()) + " to " + score(interval.get().high());
    }

    /** Tells whether there is an interval and it is one of the mean. */
    static boolean isOfMean(Summary summary) {
        return summary.interval().isPresent() && summary.interval().get().ofMean();
    }

    static String sd(Summary summary) {
        return summary.sd().isPresent() ? score(summary.sd().getAsDouble()) : "";
    }

    static String mebibytes(long bytes) {
        return bytes <= 0 ? "unknown" : (bytes >> 20) + " MiB";
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.getSeconds() + duration.getNano() / NANOS);
    }

    /** "1 subject", "36 subjects". */
    static String count(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}

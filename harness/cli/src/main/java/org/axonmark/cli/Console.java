package org.axonmark.cli;

import java.io.PrintStream;
import java.time.Duration;

import org.axonmark.results.format.Json;
import org.axonmark.task.Progress;

/** What is printed: results to standard output, progress and errors to standard error. */
@SuppressWarnings({"AnnotateFormatMethod", "SystemConsoleNull"})
final class Console {

    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal && System.getenv("NO_COLOR") == null;
    }

    static Console system() {
        java.io.Console attached = System.console();
        return new Console(System.out, System.err, attached != null && attached.isTerminal());
    }

    void line(String format, Object... arguments) {
        out.println(String.format(java.util.Locale.ROOT, format, arguments));
    }

    void json(Json json) {
        out.print(json.pretty());
        out.flush();
    }

    void note(String format, Object... arguments) {
        err.println(String.format(java.util.Locale.ROOT, format, arguments));
    }

    void error(String text) {
        err.println((terminal ? "\u001b[31merror\u001b[0m: " : "error: ") + text);
    }

    String strong(String text) {
        return terminal ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** Returns a progress that speaks after two seconds: one line kept up to date on a terminal, else a line now and then. */
    Progress progress(String prefix) {
        return new Progress() {
            private final long begun = System.nanoTime();
            private long last;
            private String phase = "";
            private long phaseBegun = begun;

            @Override
            public synchronized void report(String what, long done, long total) {
                long now = System.nanoTime();
                if (!what.equals(phase)) {
                    phase = what;
                    phaseBegun = now;
                }
                long pause = terminal ? BETWEEN.toNanos() : 5_000_000_000L;
                if (now - begun < QUIET.toNanos() || now - last < pause) {
                    return;
                }
                last = now;
                double left = done == 0 ? 0 : (now - phaseBegun) / 1e9 * (total - done) / done;
                String text = String.format(java.util.Locale.ROOT, "%s: %s %d of %d, about %.0f s left", prefix, what, done, total, left);
                err.print(terminal ? "\r\u001b[K" + text : text + System.lineSeparator());
                if (terminal && done >= total) {
                    err.print("\r\u001b[K");
                }
                err.flush();
            }
        };
    }
}

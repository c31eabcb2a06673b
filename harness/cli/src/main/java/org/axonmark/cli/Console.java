package org.axonmark.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;

import org.axonmark.results.format.Json;
import org.axonmark.task.Progress;

/** What is printed: results to standard output, progress and errors to standard error. */
@SuppressWarnings({"AnnotateFormatMethod", "SystemConsoleNull"})
final class Console {

    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean coloured;
    private boolean progressShown;

    /**
     * Creates a console.
     *
     * @param terminal whether both streams go to a terminal, where a line may be written over
     * @param coloured whether a terminal's colours are wanted
     */
    Console(PrintStream out, PrintStream err, boolean terminal, boolean coloured) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.coloured = terminal && coloured;
    }

    /** Returns the console of this process: colours on a terminal only, and not where {@code NO_COLOR} holds anything (no-color.org). */
    static Console system() {
        java.io.Console attached = System.console();
        String noColour = System.getenv("NO_COLOR");
        boolean terminal = attached != null && attached.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        return new Console(System.out, System.err, terminal, noColour == null || noColour.isEmpty());
    }

    /** Whatever prints to standard output without this console prints to standard error from here on: a submission in this process. */
    @SuppressWarnings("SystemOut")
    void submissionPrintsAside() {
        System.setOut(err);
    }

    boolean coloured() {
        return coloured;
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, out.charset());
    }

    synchronized void line(String format, Object... arguments) {
        endProgress();
        out.println(String.format(java.util.Locale.ROOT, format, arguments));
    }

    synchronized void json(Json json) {
        endProgress();
        out.print(json.pretty());
        out.flush();
    }

    synchronized void note(String format, Object... arguments) {
        endProgress();
        err.println(String.format(java.util.Locale.ROOT, format, arguments));
    }

    void error(String text) {
        err.println((coloured ? "\u001b[31merror\u001b[0m: " : "error: ") + text);
    }

    String strong(String text) {
        return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private synchronized void show(String text) {
        err.print(terminal ? CLEAR + text : text + System.lineSeparator());
        err.flush();
        progressShown = terminal;
    }

    /** Takes the progress line of a terminal away, so that what follows stands on a line of its own. */
    synchronized void endProgress() {
        if (progressShown) {
            err.print(CLEAR);
            err.flush();
            progressShown = false;
        }
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
                String left = done == 0
                        ? ""
                        : String.format(java.util.Locale.ROOT, ", about %.0f s left", (now - phaseBegun) / 1e9 * (total - done) / done);
                String text = String.format(java.util.Locale.ROOT, "%s: %s %d of %d%s", prefix, what, done, total, left);
                show(text);
            }
        };
    }
}

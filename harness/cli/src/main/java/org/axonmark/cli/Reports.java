package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.axonmark.cli.report.HtmlReport;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.task.Task;

/** Results in words. */
final class Reports {

    private static final double LEAST_WRITTEN_OUT = 1e-3;
    private static final double MOST_IN_FULL = 1e3;

    private Reports() {}

    /** Writes a result as a page of its own, in place of a file that may be there. */
    static void writePage(Result result, Path file) {
        Optional<TaskCard> card = Installation.tasks().stream().map(Task::card)
                .filter(one -> one.id().equals(result.evaluation().task())).findAny();
        try {
            Files.writeString(file, HtmlReport.of(result, card));
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.user("report-file"),
                    "could not write '" + file + "': " + e + "; give a file in a folder that is there", e);
        }
    }

    static void print(Console console, Result result) {
        console.line("%s  %s on %s: %s", result.evaluation().id(),
                console.strong(new Untrusted(result.evaluation().submission().coordinates()).forTerminal()),
                result.evaluation().task(), console.strong(result.state().name()));
        if (!result.state().name().equals("scored")) {
            console.line("    %s", result.state().detail());
        }
        for (Summary summary : result.summaries()) {
            console.line("    %-26s %s", summary.metric(), value(summary));
        }
        for (Breakdown breakdown : result.breakdowns()) {
            console.line("    %s by %s: %s", new Untrusted(breakdown.metric()).forTerminal(), breakdown.grouping(),
                    breakdown.levels().stream()
                            .map(level -> String.format(java.util.Locale.ROOT, "%s %.3f (n %d)",
                                    new Untrusted(level.name()).forTerminal(), level.value(), level.n()))
                            .collect(java.util.stream.Collectors.joining(", ")));
        }
        result.labelSwap().ifPresent(swap -> console.line("    label swap: mean %.4f, sd %.4f, p %.4f of %d draws",
                swap.mean(), swap.sd(), swap.p(), swap.draws()));
        console.line("    took %.1f s, %.1f s CPU, peak %s, %d workers, %d calls; isolation %s",
                result.use().wall().toMillis() / 1e3, result.use().cpu().toMillis() / 1e3,
                result.use().peakMemoryBytes() == 0 ? "unknown" : (result.use().peakMemoryBytes() >> 20) + " MiB", result.use().workers(),
                result.use().calls(),
                result.evaluation().host().isolation().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    static String value(Summary summary) {
        String text = number(summary.value());
        if (summary.interval().isPresent()) {
            Summary.Interval interval = summary.interval().get();
            text += "  " + (interval.ofMean() ? "" : "share at the bound ") + "[" + number(interval.low()) + ", " + number(interval.high())
                    + "]";
        }
        if (summary.sd().isPresent()) {
            text += "  sd " + number(summary.sd().getAsDouble()) + ", n = " + summary.n();
        }
        return text;
    }

    /** Four places; where these would hold less than two digits, four digits; from a thousand on, one place. */
    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(java.util.Locale.ROOT, size != 0 && size < LEAST_WRITTEN_OUT ? "%.3e" : size < MOST_IN_FULL ? "%.4f" : "%.1f",
                value);
    }
}

package org.axonmark.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Chart;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;

/** Writes a result as one HTML page of at most {@value #MOST_BYTES} bytes; items that do not fit are counted and left to the JSON. All texts are escaped. */
public final class HtmlReport {

    /** The largest page, in bytes. */
    public static final int MOST_BYTES = 150_000;

    /** What is kept free for the page's end. */
    private static final int END_BYTES = 12_000;
    private static final int MOST_DRAWINGS = 6;

    private final Result result;
    private final Optional<TaskCard> card;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private HtmlReport(Result result, Optional<TaskCard> card) {
        this.result = result;
        this.card = card;
    }

    /**
     * Returns the page.
     *
     * @param card the task's card, for titles and scales; absent if this program does not have the task
     */
    public static String of(Result result, Optional<TaskCard> card) {
        return new HtmlReport(result, card).page();
    }

    private String page() {
        EvaluationCard evaluation = result.evaluation();
        String title = safe(evaluation.submission().title());
        add("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s on %s</title>
                <style>
                %s</style>
                </head>
                <body>
                """, title, safe(evaluation.task().toString()), css());
        add("<h1>%s</h1>\n<p>%s on %s%s: <strong>%s</strong></p>\n", title, safe(evaluation.submission().coordinates()),
                safe(evaluation.task().toString()), card.map(one -> ", " + safe(one.title())).orElse(""), safe(result.state().name()));
        if (!result.state().name().equals("scored")) {
            add("<p class=\"warn\">%s</p>\n", safe(result.state().detail()));
        }
        if (evaluation.host().isolation() != Isolation.FULL) {
            add("<p class=\"warn\">%s</p>\n", evaluation.host().isolation() == Isolation.IN_PROCESS
                    ? "Run in-process, for a debugger: without sandbox, deadlines and limits. Never published."
                    : "Run without a sandbox: never ranked.");
        }
        card.ifPresent(one -> add("<p class=\"soft\">%s</p>\n", safe(one.summary())));
        summaries();
        units();
        result.breakdowns().forEach(this::breakdown);
        result.charts().forEach(this::chart);
        remarks();
        exhibits();
        provenance();
        return add("</body>\n</html>\n").toString();
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void summaries() {
        if (result.summaries().isEmpty()) {
            return;
        }
        add("<h2>Scores</h2>\n<div class=\"scroll\"><table><caption>Means over units with 95 %% intervals. The dotted line is chance.</caption>\n"
                + "<tr><th scope=\"col\">metric</th><th scope=\"col\" class=\"n\">value</th><th scope=\"col\">95 %% interval</th>"
                + "<th scope=\"col\"><span class=\"soft\">on its scale</span></th><th scope=\"col\" class=\"n\">n</th></tr>\n");
        for (Summary summary : result.summaries()) {
            Optional<Metric> metric = metric(summary.metric());
            Optional<Summary.Interval> mean = summary.interval().filter(Summary.Interval::ofMean);
            String interval = summary.interval()
                    .map(one -> (one.ofMean() ? "" : "share at the bound ") + number(one.low()) + " to " + number(one.high()))
                    .orElse("–");
            add("<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td>%s</td><td>%s</td><td class=\"n\">%d</td></tr>\n",
                    safe(metric.map(Metric::title).orElse(summary.metric())), number(summary.value()), interval,
                    metric.filter(one -> Double.isFinite(one.lowest()) && Double.isFinite(one.highest()))
                            .map(one -> Pictures.interval(summary.value(), mean, new double[] {one.lowest(), one.highest()}, one.chance()))
                            .orElse(""),
                    summary.n());
        }
        add("</table></div>\n");
        result.labelSwap()
                .ifPresent(swap -> add("<p>Label swap: mean %s, standard deviation %s, p %s of %d draws.</p>\n", number(swap.mean()),
                        number(swap.sd()), number(swap.p()), swap.draws()));
    }

    private void units() {
        if (result.summaries().isEmpty() || result.itemScores().isEmpty()) {
            return;
        }
        String main = result.summaries().getFirst().metric();
        List<Double> values = Summaries.byUnit(result.itemScores(), main).values().stream().map(Double::doubleValue).toList();
        if (values.isEmpty()) {
            return;
        }
        String name = safe(metric(main).map(Metric::title).orElse(main));
        add("<h2>By %s</h2>\n<figure>%s<figcaption>%s of each of %d units.</figcaption></figure>\n",
                safe(card.map(TaskCard::unit).orElse("unit")), Pictures.units(values), name, values.size());
    }

    private void breakdown(Breakdown breakdown) {
        double most = 0;
        for (Breakdown.Level level : breakdown.levels()) {
            most = Math.max(most, Math.max(level.value(), level.interval().map(Summary.Interval::high).orElse(0.0)));
        }
        Optional<Metric> metric = metric(breakdown.metric());
        double low = metric.map(Metric::lowest).filter(Double::isFinite).orElse(0.0);
        double high = metric.map(Metric::highest).filter(Double::isFinite).orElse(most > low ? most : low + 1);
        add("<h2>%s by %s</h2>\n<div class=\"scroll\"><table><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"n\">mean</th>"
                + "<th scope=\"col\"><span class=\"soft\">on its scale</span></th><th scope=\"col\" class=\"n\">n</th></tr>\n",
                safe(metric.map(Metric::title).orElse(breakdown.metric())), safe(breakdown.grouping()), safe(breakdown.grouping()));
        for (Breakdown.Level level : breakdown.levels()) {
            add("<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td>%s</td><td class=\"n\">%d</td></tr>\n", safe(level.name()),
                    number(level.value()),
                    Pictures.interval(level.value(), level.interval().filter(Summary.Interval::ofMean), new double[] {low, high},
                            OptionalDouble.empty()),
                    level.n());
        }
        add("</table></div>\n");
    }

    private void chart(Chart chart) {
        add("<h2>%s</h2>\n<p class=\"soft\">%s</p>\n<div class=\"scroll\"><table><tr><th scope=\"col\">%s</th>", safe(chart.title()),
                safe(chart.note()),
                safe(chart.rowsAre()));
        List<Double> largest = new ArrayList<>();
        for (int column = 0; column < chart.columns().size(); column++) {
            int at = column;
            largest.add(chart.rows().stream().mapToDouble(row -> row.values().get(at)).max().orElse(0));
            add("<th scope=\"col\" colspan=\"2\">%s <span class=\"soft\">(%s)</span></th>", safe(chart.columns().get(column).name()),
                    safe(chart.columns().get(column).unitOfMeasure()));
        }
        add("</tr>\n");
        for (Chart.Row row : chart.rows()) {
            add("<tr><th scope=\"row\">%s</th>", safe(row.name()));
            for (int column = 0; column < largest.size(); column++) {
                double value = row.values().get(column);
                add("<td class=\"n\">%s</td><td>%s</td>", number(value), Pictures.bar(value, largest.get(column)));
            }
            add("</tr>\n");
        }
        add("</table></div>\n");
    }

    private void remarks() {
        if (!result.remarks().isEmpty()) {
            add("<h2>Remarks</h2>\n<dl>");
            result.remarks().forEach(note -> add("<dt>%s</dt><dd>%s</dd>", safe(note.name()), safe(note.text())));
            add("</dl>\n");
        }
    }

    private void exhibits() {
        if (result.exhibits().isEmpty()) {
            return;
        }
        add("<h2>Items</h2>\n<p class=\"soft\">What was to be found beside what the submission said.</p>\n");
        int left = 0;
        int drawings = 0;
        for (Exhibit exhibit : result.exhibits()) {
            boolean another = exhibit.drawing().isEmpty() || drawings++ < MOST_DRAWINGS;
            String shown = another ? shown(exhibit) : "";
            if (another && bytes(out) + bytes(shown) < MOST_BYTES - END_BYTES) {
                out.append(shown);
            } else {
                left++;
            }
        }
        if (left > 0) {
            add("<p class=\"soft\">%d more are in the result's JSON.</p>\n", left);
        }
    }

    private static String shown(Exhibit exhibit) {
        StringBuilder shown = new StringBuilder("<figure><h3>" + safe(exhibit.title()) + "</h3>");
        exhibit.plot().ifPresent(plot -> shown.append(Pictures.plot(plot)));
        exhibit.drawing().ifPresent(drawing -> shown.append(Pictures.drawing(drawing)));
        exhibit.raster().ifPresent(raster -> shown.append(Pictures.raster(raster)));
        exhibit.table().ifPresent(table -> {
            shown.append("<div class=\"scroll\"><table><tr>");
            table.columns().forEach(column -> shown.append("<th scope=\"col\">").append(safe(column)).append("</th>"));
            shown.append("</tr>\n");
            table.rows().forEach(row -> {
                shown.append("<tr>");
                row.cells().forEach(cell -> shown.append("<td>").append(safe(cell)).append("</td>"));
                shown.append("</tr>\n");
            });
            shown.append("</table></div>");
        });
        shown.append("<figcaption><dl>");
        exhibit.notes().stream().filter(note -> !note.text().isEmpty()).forEach(note -> shown.append("<dt>").append(safe(note.name()))
                .append("</dt><dd>").append(safe(note.text())).append("</dd>"));
        return shown.append("</dl></figcaption></figure>\n").toString();
    }

    private void provenance() {
        EvaluationCard evaluation = result.evaluation();
        add("<h2>How it was made</h2>\n<dl>");
        fact("Evaluation", evaluation.id());
        fact("Submission", evaluation.submission().coordinates() + ", " + evaluation.submission().licence() + ", SHA-256 "
                + evaluation.submission().sha256());
        fact("Authors", String.join(", ", evaluation.submission().authors()));
        fact("Task", evaluation.task() + ", scorer " + evaluation.scorerVersion() + ", data " + evaluation.dataset());
        fact("Axonmark", evaluation.harnessVersion());
        fact("Machine",
                evaluation.host().cpu() + ", " + evaluation.host().cores() + " cores, " + (evaluation.host().memoryBytes() >> 30) + " GiB, "
                        + evaluation.host().os() + ", Java " + evaluation.host().java());
        fact("Isolation", evaluation.host().isolation().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        fact("Use",
                String.format(Locale.ROOT, "%.1f s, %.1f s CPU, peak %s, %d workers, %d calls", result.use().wall().toMillis() / 1e3,
                        result.use().cpu().toMillis() / 1e3,
                        result.use().peakMemoryBytes() == 0 ? "unknown" : (result.use().peakMemoryBytes() >> 20) + " MiB",
                        result.use().workers(),
                        result.use().calls()));
        fact("Started", evaluation.started().toString());
        fact("Round", evaluation.round().map(Object::toString).orElse("practice, or open labels"));
        fact("Secret", evaluation.secret());
        fact("Again", "./axonmark run JAR --task " + evaluation.task());
        fact("All numbers", "./axonmark results " + evaluation.id() + " --json");
        add("</dl>\n");
    }

    private void fact(String name, String value) {
        add("<dt>%s</dt><dd>%s</dd>\n", safe(name), safe(value));
    }

    private Optional<Metric> metric(String id) {
        return card.flatMap(one -> one.metrics().stream().filter(metric -> metric.id().equals(id)).findAny());
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private StringBuilder add(String format, Object... values) {
        return out.append(String.format(Locale.ROOT, format, values));
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    static String safe(String text) {
        return new Untrusted(text).forHtml();
    }

    /** Four digits, as short as they are. */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e7) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, size >= 1e7 || size < 1e-3 ? "%.3e" : size >= 100 ? "%.1f" : "%.4f", value);
    }
}

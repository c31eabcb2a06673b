package org.axonmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Chart;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Raster;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.Use;
import org.junit.jupiter.api.Test;

/** The page of one evaluation: whole, harmless whatever its texts are, and never larger than it may be. */
class HtmlReportTest {

    private static final String HOSTILE = "<script>alert(1)</script>\" onload='x' \u001b[31m\u202e &amp;";
    private static final TaskId TASK = new TaskId("functions", "made-up", 1);
    private static final Limits LIMITS = new Limits(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1, 1, 1);
    private static final TaskCard CARD = new TaskCard(TASK, HOSTILE, HOSTILE, "c.C", "block", 12, Labels.ROUND, true,
            List.of(new Metric("m", HOSTILE, "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false, "d")), "x", List.of(),
            List.of(),
            List.of(), List.of(), LIMITS, 1);

    @Test
    void page_showsAllThereIs_andIsWellFormedWhateverTheTextsAre() throws Exception {
        String page = HtmlReport.of(result(everything(2)), Optional.of(CARD));
        assertThat(page).startsWith("<!DOCTYPE html>").doesNotContain("<script", "onload='", "\u001b", "\u202e", "http:", "https:", "NaN")
                .contains("class=\"interval\"", "class=\"chance\"", "class=\"unit\"", "class=\"bar\"", "class=\"spike\"",
                        "class=\"s found\"",
                        "class=\"s s0\"", "class=\"p1\"", "class=\"shade\"", "without a sandbox", "prefers-color-scheme: dark",
                        "@media print");
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(HtmlReport.MOST_BYTES);
        parse(page);
    }

    @Test
    void page_neverOutgrowsItsLimit_andCountsWhatItLeavesOut() throws Exception {
        String page = HtmlReport.of(result(everything(12)), Optional.of(CARD));
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(HtmlReport.MOST_BYTES);
        assertThat(page).containsPattern("[0-9]+ more are in the result's JSON");
        parse(page);
    }

    @Test
    void unscoredResult_saysWhy() throws Exception {
        Result failed =
                new Result(evaluation(Isolation.IN_PROCESS), new EndState.Failed(EndState.Failure.EXCEPTION, HOSTILE), List.of(), List.of(),
                        Optional.empty(), new Use(Duration.ZERO, Duration.ZERO, 0, 0, 0), Optional.empty());
        String page = HtmlReport.of(failed, Optional.empty());
        assertThat(page).contains("failed", "in-process", "Never published").doesNotContain("<h2>Scores");
        parse(page);
    }

    private static void parse(String page) throws Exception {
        String xml = page.replace("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static EvaluationCard evaluation(Isolation isolation) {
        SubmissionCard submission = new SubmissionCard("mine", "1.0.0", HOSTILE, List.of(HOSTILE), HOSTILE, "functions", "[1,2)",
                Optional.of("p.P"), Optional.empty(), List.of(), Optional.empty(), Sha256.of(new byte[] {1}), 1);
        HostProfile host = new HostProfile(HOSTILE, "arch", HOSTILE, 1, 1, "25", isolation, List.of(), "unavailable");
        return new EvaluationCard("0123456789abcdefghjkmnpqrs", submission, TASK, 1, Sha256.of(new byte[] {2}), LIMITS, "0", host,
                "5a".repeat(32),
                Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    private static Result result(List<Exhibit> exhibits) {
        List<ItemScore> scores = IntStream.range(0, 12).mapToObj(i -> new ItemScore("i" + i, "u" + i, "m", i / 12.0)).toList();
        Optional<Summary.Interval> interval = Optional.of(new Summary.Interval(0.3, 0.6, "student-t"));
        return new Result(evaluation(Isolation.NONE), new EndState.Scored(), scores,
                List.of(new Summary("m", 0.458, OptionalDouble.of(0.3), interval, 12)), Optional.empty(),
                new Use(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1), Optional.empty(),
                List.of(new Breakdown("m", "family", false,
                        List.of(new Breakdown.Level(HOSTILE.substring(0, 50), 0.4, interval, 12)),
                        Optional.empty())),
                exhibits, List.of(),
                List.of(new Chart(HOSTILE, HOSTILE, "layer", List.of(new Chart.Column("operations", "operations")),
                        List.of(new Chart.Row(HOSTILE.substring(0, 50), List.of(1e9)), new Chart.Row("none", List.of(0.0))))),
                List.of(new Exhibit.Note("remark", HOSTILE)));
    }

    /** Exhibits of each kind, as large as they may be. */
    private static List<Exhibit> everything(int times) {
        List<Exhibit> exhibits = new ArrayList<>();
        List<Double> x = IntStream.range(0, Exhibit.MAX_POINTS).mapToObj(i -> (double) i).toList();
        List<Double> y = x.stream().map(at -> StrictMath.sin(at / 30) * 1e3).toList();
        List<Exhibit.Note> notes = List.of(new Exhibit.Note("hypothesis", HOSTILE));
        for (int i = 0; i < times; i++) {
            exhibits.add(switch (i % 3) {
                case 0 -> new Exhibit("i" + i, HOSTILE, notes, Optional.of(new Exhibit.Plot(HOSTILE.substring(0, 50), "y",
                        List.of(new Exhibit.Series("truth", Exhibit.Mark.LINE, x, y),
                                new Exhibit.Series(HOSTILE.substring(0, 50), Exhibit.Mark.POINTS,
                                        x, Collections.nCopies(x.size(), 1e300))),
                        Optional.of(new Exhibit.Band("band", 3, 30)))), Optional.empty());
                case 1 -> new Exhibit("i" + i, "spikes", notes, new Raster("time step",
                        Collections.nCopies(3,
                                new Raster.Layer(HOSTILE.substring(0, 50), 64, 4096, 64 * 128, Collections.nCopies(64, "10".repeat(64))))));
                default -> new Exhibit("i" + i, "texts", notes, Optional.empty(), Optional.of(new Exhibit.Table(List.of("input", "truth"),
                        Collections.nCopies(40, new Exhibit.Row(List.of(HOSTILE, HOSTILE))))));
            });
        }
        exhibits.add(new Exhibit("net", "a network", notes, new Drawing(List.of(new Drawing.Node("embed", 0, 0, List.of()),
                new Drawing.Node(HOSTILE.substring(0, 40), 1, 0, List.of("q", "k"))),
                List.of(new Drawing.Edge(0, 1, Optional.of("k"), Drawing.Kind.FOUND, 1, OptionalDouble.empty())), 3)));
        return exhibits;
    }
}

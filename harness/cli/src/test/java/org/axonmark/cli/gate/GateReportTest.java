package org.axonmark.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

import javax.xml.parsers.DocumentBuilderFactory;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.Use;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A gate in its four forms, and over its history. */
class GateReportTest {

    private static final String HOSTILE = "</failure>\u001b[31m|::error::<script>";
    private static final Limits LIMITS =
            new Limits(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1, 1, 1);
    private static final TaskCard CARD = new TaskCard(Measures.TASK, "t", "s", "c.C", "block", 40, Labels.ROUND, true,
            List.of(new Metric("m", "title of m", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, "d")), "x", List.of(),
            List.of(), List.of(), List.of(), LIMITS, 1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void regression_isAFailureInEveryForm() throws Exception {
        GateReport report = report(Isolation.FULL, 0.9,
                finding(i -> i % 3 * 0.01 + 0.4), finding(i -> 0.5), few());
        assertThat(report.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(MarkdownReport.of(report)).startsWith("## Axonmark gate: regression\n")
                .contains("| ✗ | functions/made-up@1 |", "| ✓ |", "| ? |")
                .doesNotContain("NOT PUBLISHABLE");
        Element suite = suite(report);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").getLength()).isOne();
        Json.Obj json = JsonReport.of(report);
        assertThat(json.get("verdict")).isEqualTo(new Json.Str("regression"));
        assertThat(json.get("publishable")).isEqualTo(new Json.Bool(true));
    }

    @Test
    void withoutASandbox_everyFormIsMarked() {
        GateReport report = report(Isolation.NONE, 0.9, finding(i -> 0.5));
        assertThat(MarkdownReport.of(report)).contains("**NOT PUBLISHABLE");
        assertThat(JunitReport.of(report)).contains("value=\"NOT PUBLISHABLE");
        assertThat(TrendPicture.of(report)).contains("NOT PUBLISHABLE");
        assertThat(JsonReport.of(report).get("publishable")).isEqualTo(new Json.Bool(false));
    }

    @Test
    void unscoredCandidate_isAnErrorOfTheCase_andItsWordsAreHarmless() throws Exception {
        Result failed = result(Isolation.FULL, new EndState.Failed(EndState.Failure.EXCEPTION, HOSTILE), 0);
        GateReport report = new GateReport("id", Instant.EPOCH, List.of(new Evidence(CARD, failed, Optional.empty(), List.of(),
                OptionalInt.empty(), List.of())), List.of(), Duration.ofMillis(1), List.of(), List.of());
        assertThat(report.headline()).isEqualTo("not scored");
        assertThat(suite(report).getAttribute("errors")).isEqualTo("1");
        assertThat(JunitReport.of(report)).doesNotContain("<script>", "\u001b");
        assertThat(MarkdownReport.of(report)).contains("ended as failed").doesNotContain("\u001b", "<script>");
        assertThat(JsonReport.of(report).get("verdict")).isEqualTo(new Json.Str("not-scored"));
    }

    @Test
    void history_keepsTheBaselineAndDrawsWhereTheLevelChanged() throws IOException {
        History history = new History(folder.resolve("history"));
        assertThat(history.baseline()).isEmpty();
        Path jar = Files.writeString(folder.resolve("a.jar"), "bytes");
        history.accept(jar);
        assertThat(history.baseline().orElseThrow()).hasContent("bytes");

        HmacStream stream = HmacStream.of(new byte[] {1}, "history");
        List<GateReport> reports = new ArrayList<>();
        for (int run = 0; run < 20; run++) {
            GateReport report = report(Isolation.FULL, (run < 10 ? 0.8 : 0.7) + 0.005 * stream.nextGaussian());
            reports.add(new GateReport("run-" + (char) ('a' + run), Instant.EPOCH, report.evidence(), List.of(), report.ruler(), List.of(),
                    List.of()));
        }
        reports.subList(0, 19).forEach(history::keep);
        GateReport last = reports.getLast();
        assertThat(history.trends(reports.getFirst())).singleElement().satisfies(trend -> assertThat(trend.points()).hasSize(20));
        GateReport told = last.with(List.of(), history.trends(last));
        assertThat(told.trends()).singleElement().satisfies(trend -> assertThat(trend.changes()).singleElement()
                .satisfies(change -> assertThat(trend.points().get(change.index()).run()).isEqualTo("run-k")));
        assertThat(TrendPicture.of(told)).contains("stroke-dasharray", "<polyline").doesNotContain("NaN");
        assertThat(MarkdownReport.of(told)).contains("level of m on");
        assertThat(JsonReport.of(told).pretty()).contains("\"run\": \"run-k\"");
    }

    @Test
    void otherIsolationAndDamagedRuns_areNotMixedIn() throws IOException {
        History history = new History(folder.resolve("history"));
        history.keep(report(Isolation.NONE, 0.9));
        assertThat(history.trends(report(Isolation.FULL, 0.9))).isEmpty();
        Path run = Files.writeString(folder.resolve("history/runs/damaged.json"), "{\"formatVersion\": 2}");
        assertThatThrownBy(() -> history.trends(report(Isolation.FULL, 0.9))).isInstanceOf(AxonmarkException.class)
                .hasMessage(
                        "'" + run + "' cannot be read: it is no report of format version 1; restore the file from a copy, or remove it");
    }

    private static Finding finding(IntToDoubleFunction candidate) {
        return Judge.judge(List.of(Measures.score("m", Direction.HIGHER, 16, i -> 0.5, candidate))).getFirst();
    }

    private static Finding few() {
        return Judge.judge(List.of(Measures.score("few", Direction.HIGHER, 4, i -> 0.5, i -> 0.4))).getFirst();
    }

    private static GateReport report(Isolation isolation, double value, Finding... findings) {
        Result result = result(isolation, new EndState.Scored(), value);
        Evidence evidence = new Evidence(CARD, result, Optional.of(result), List.of(), OptionalInt.of(12), List.of("a note"));
        return new GateReport("id", Instant.EPOCH, List.of(evidence), List.of(findings), Duration.ofMillis(1), List.of(), List.of());
    }

    private static Result result(Isolation isolation, EndState state, double value) {
        Sha256 sum = Sha256.of(new byte[0]);
        SubmissionCard submission = new SubmissionCard("made-up", "1.0.0", "t", List.of("a"), "MIT", "functions", "[1,2)",
                Optional.of("c.C"), Optional.empty(), List.of(), Optional.empty(), sum, 1);
        HostProfile host = new HostProfile("Linux", "amd64", "CPU", 2, 1, "25", isolation, List.of(), "unavailable");
        EvaluationCard card = new EvaluationCard("id", submission, Measures.TASK, 1, sum, LIMITS, "0", host, "00", Optional.empty(),
                Instant.EPOCH, Instant.EPOCH);
        List<Summary> summaries = value == 0 ? List.of() : List.of(new Summary("m", value, OptionalDouble.empty(), Optional.empty(), 40));
        return new Result(card, state, List.of(), summaries, Optional.empty(), new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1),
                Optional.empty());
    }

    private static Element suite(GateReport report) throws Exception {
        byte[] xml = JunitReport.of(report).getBytes(StandardCharsets.UTF_8);
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        return (Element) document.getElementsByTagName("testsuite").item(0);
    }
}

package org.axonmark.cli.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;

/** A gate as JSON: all that the other forms tell, and what the history keeps. */
public final class JsonReport {

    /** The version of the document that this code writes. */
    public static final int FORMAT_VERSION = 1;

    private JsonReport() {}

    /** Returns the document. */
    public static Json.Obj of(GateReport report) {
        List<Json.Member> members = new ArrayList<>(List.of(
                number("formatVersion", FORMAT_VERSION),
                text("id", report.id()),
                text("begun", report.begun().toString()),
                text("verdict", report.isScored() ? report.verdict().words() : "not-scored"),
                member("baseline", new Json.Bool(report.hasBaseline())),
                text("submission", report.candidate().evaluation().submission().coordinates()),
                text("sha256", report.candidate().evaluation().submission().sha256().hex()),
                text("isolation", report.host().isolation().name().toLowerCase(Locale.ROOT)),
                member("publishable", new Json.Bool(!report.isUnsandboxed())),
                text("cpu", report.host().cpu()),
                number("cores", report.host().cores()),
                number("rulerNanos", (double) report.ruler().toNanos()),
                member("notes", new Json.Arr(report.notes().stream().<Json>map(Json.Str::new).toList())),
                member("tasks", new Json.Arr(report.evidence().stream().<Json>map(JsonReport::task).toList())),
                member("findings", new Json.Arr(report.findings().stream().<Json>map(JsonReport::finding).toList())),
                member("values", new Json.Arr(Values.of(report).stream().<Json>map(JsonReport::value).toList())),
                member("changePoints", new Json.Arr(report.trends().stream().flatMap(trend -> changes(trend).stream()).toList()))));
        return new Json.Obj(members);
    }

    private static Json task(Evidence evidence) {
        List<Json.Member> members = new ArrayList<>(List.of(
                text("task", evidence.card().id().toString()), member("candidate", run(evidence.candidate()))));
        evidence.baseline().ifPresent(result -> members.add(member("baseline", run(result))));
        evidence.sessions().ifPresent(sessions -> members.add(number("sessions", sessions)));
        members.add(member("notes", new Json.Arr(evidence.notes().stream().<Json>map(Json.Str::new).toList())));
        return new Json.Obj(members);
    }

    private static Json run(Result result) {
        return new Json.Obj(List.of(
                text("evaluation", result.evaluation().id()),
                text("submission", result.evaluation().submission().coordinates()),
                text("sha256", result.evaluation().submission().sha256().hex()),
                text("state", result.state().name()),
                text("detail", result.state().detail())));
    }

    private static Json finding(Finding finding) {
        Measure measure = finding.measure();
        List<Json.Member> members = new ArrayList<>(List.of(
                text("task", measure.task().toString()),
                text("measure", measure.id()),
                text("verdict", finding.verdict().words()),
                text("direction", measure.direction().name().toLowerCase(Locale.ROOT)),
                text("unitOfMeasure", measure.unitOfMeasure()),
                number("baseline", measure.baseline()),
                number("candidate", measure.candidate()),
                number("loss", finding.loss()),
                member("lossIsShare", new Json.Bool(measure.byRatio()))));
        finding.interval().ifPresent(range -> members.add(member("interval",
                new Json.Obj(List.of(number("low", range.low()), number("high", range.high()))))));
        finding.p().ifPresent(p -> members.add(number("p", p)));
        finding.holm().ifPresent(p -> members.add(number("holm", p)));
        members.add(text("unit", measure.unit()));
        members.add(number("units", measure.pairs().size()));
        if (measure.byRatio()) {
            members.add(member("sessions", new Json.Arr(measure.pairs().stream().<Json>map(pair -> new Json.Obj(List.of(
                    number("baseline", pair.baseline()), number("candidate", pair.candidate())))).toList())));
        }
        members.add(text("threshold", measure.threshold().toString()));
        finding.needed().ifPresent(needed -> members.add(number("unitsThatWouldDecide", needed)));
        members.add(text("why", finding.why()));
        return new Json.Obj(members);
    }

    private static Json value(Values.Value value) {
        return new Json.Obj(List.of(text("task", value.task()), text("measure", value.measure()),
                text("unitOfMeasure", value.unitOfMeasure()), number("value", value.value())));
    }

    private static List<Json> changes(Trend trend) {
        return trend.changes().stream().<Json>map(change -> new Json.Obj(List.of(
                text("task", trend.task()), text("measure", trend.measure()),
                text("run", trend.points().get(change.index()).run()),
                text("submission", trend.points().get(change.index()).submission()),
                number("before", change.before()), number("after", change.after()), number("p", change.p())))).toList();
    }

    private static Json.Member text(String name, String value) {
        return member(name, new Json.Str(value));
    }

    private static Json.Member number(String name, double value) {
        return member(name, Double.isFinite(value) ? new Json.Num(value) : new Json.Null());
    }

    private static Json.Member member(String name, Json value) {
        return new Json.Member(name, value);
    }
}

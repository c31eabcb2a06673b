package org.axonmark.web.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.board.operation.Percentiles;
import org.axonmark.board.operation.Report;
import org.axonmark.results.format.Json;

/** How a board is doing, as JSON; times in seconds. */
final class HealthJson {

    private static final double NANOS = 1e9;

    private HealthJson() {}

    static Json of(Report report) {
        List<Json.Member> members = new ArrayList<>();
        text(members, "at", report.at().toString());
        text(members, "started", report.started().toString());
        number(members, "waiting", report.waiting());
        number(members, "running", report.running());
        report.oldestWait().ifPresent(wait -> number(members, "oldestWait", seconds(wait)));
        members.add(new Json.Member("spans", new Json.Arr(report.spans().stream().map(HealthJson::span).toList())));
        List<Json.Member> overhead = new ArrayList<>();
        overhead.add(new Json.Member("total", percentiles(report.overhead().total())));
        overhead.add(new Json.Member("workers", percentiles(report.overhead().workers())));
        overhead.add(new Json.Member("cpu", percentiles(report.overhead().cpu())));
        overhead.add(new Json.Member("harness", percentiles(report.overhead().harness())));
        members.add(new Json.Member("overhead", new Json.Obj(overhead)));
        members.add(new Json.Member("failures", new Json.Arr(report.failures().stream().map(failure -> {
            List<Json.Member> one = new ArrayList<>();
            text(one, "state", failure.state());
            text(one, "cause", failure.cause());
            number(one, "count", failure.count());
            return (Json) new Json.Obj(one);
        }).toList())));
        members.add(new Json.Member("agents", new Json.Arr(report.agents().stream().map(seen -> {
            List<Json.Member> one = new ArrayList<>();
            text(one, "agent", seen.agent());
            text(one, "at", seen.at().toString());
            return (Json) new Json.Obj(one);
        }).toList())));
        return new Json.Obj(members);
    }

    private static Json span(Report.Span span) {
        List<Json.Member> members = new ArrayList<>();
        number(members, "days", span.days());
        number(members, "ended", span.ended());
        number(members, "scored", span.scored());
        members.add(new Json.Member("wait", percentiles(span.waits())));
        members.add(new Json.Member("evaluation", percentiles(span.evaluations())));
        return new Json.Obj(members);
    }

    private static Json percentiles(Percentiles of) {
        List<Json.Member> members = new ArrayList<>();
        number(members, "count", of.count());
        if (of.count() > 0) {
            number(members, "p50", seconds(of.p50()));
            number(members, "p90", seconds(of.p90()));
            number(members, "p99", seconds(of.p99()));
        }
        return new Json.Obj(members);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }

    private static void text(List<Json.Member> members, String name, String value) {
        members.add(new Json.Member(name, new Json.Str(value)));
    }

    private static void number(List<Json.Member> members, String name, double value) {
        members.add(new Json.Member(name, new Json.Num(value)));
    }
}

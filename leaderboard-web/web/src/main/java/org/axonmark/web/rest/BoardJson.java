package org.axonmark.web.rest;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.board.Kept;
import org.axonmark.board.Row;
import org.axonmark.board.TaskBoard;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;

/** Boards as JSON. */
final class BoardJson {

    private BoardJson() {}

    static Json board(TaskBoard board) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "task", board.card().id().toString());
        add(members, "title", board.card().title());
        add(members, "metric", board.card().mainMetric().id());
        members.add(new Json.Member("openLabels", new Json.Bool(board.card().labels() == Labels.OPEN)));
        members.add(new Json.Member("synthetic", new Json.Bool(board.card().synthetic())));
        members.add(new Json.Member("units", new Json.Num(board.card().units())));
        board.round().ifPresent(round -> {
            members.add(new Json.Member("round", new Json.Num(round.number())));
            add(members, "commitment", round.commitment().hex());
        });
        board.resolutionFloor().ifPresent(floor -> members.add(new Json.Member("resolutionFloor", new Json.Num(floor))));
        members.add(new Json.Member("rows", new Json.Arr(board.rows().stream().map(BoardJson::row).toList())));
        members.add(new Json.Member("below", new Json.Arr(board.below().stream().map(BoardJson::row).toList())));
        members.add(new Json.Member("unscored", new Json.Arr(board.unscored().stream().map(BoardJson::unscored).toList())));
        return new Json.Obj(members);
    }

    static Json row(Row row) {
        List<Json.Member> members = members(row.kept());
        row.standing().ifPresent(standing -> {
            members.add(new Json.Member("rankLow", new Json.Num(standing.low())));
            members.add(new Json.Member("rankHigh", new Json.Num(standing.high())));
            members.add(new Json.Member("tieGroup", new Json.Num(standing.tieGroup())));
        });
        if (Double.isFinite(row.summary().value())) {
            members.add(new Json.Member("value", new Json.Num(row.summary().value())));
        }
        row.summary().sd().ifPresent(sd -> members.add(new Json.Member("sd", new Json.Num(sd))));
        row.summary().interval().ifPresent(interval -> {
            members.add(new Json.Member("low", new Json.Num(interval.low())));
            members.add(new Json.Member("high", new Json.Num(interval.high())));
            add(members, "interval", interval.method());
        });
        members.add(new Json.Member("n", new Json.Num(row.summary().n())));
        return new Json.Obj(members);
    }

    static Json accepted(Kept kept) {
        List<Json.Member> members = members(kept);
        add(members, "url", "/results/" + kept.result().evaluation().id());
        return new Json.Obj(members);
    }

    private static Json unscored(Kept kept) {
        List<Json.Member> members = members(kept);
        add(members, "detail", kept.result().state().detail());
        return new Json.Obj(members);
    }

    private static List<Json.Member> members(Kept kept) {
        EvaluationCard evaluation = kept.result().evaluation();
        List<Json.Member> members = new ArrayList<>();
        add(members, "evaluation", evaluation.id());
        add(members, "submission", evaluation.submission().id());
        add(members, "version", evaluation.submission().version());
        add(members, "title", evaluation.submission().title());
        add(members, "sha256", evaluation.submission().sha256().hex());
        members.add(new Json.Member("control", new Json.Bool(evaluation.submission().control())));
        add(members, "state", kept.result().state().name());
        add(members, "isolation", evaluation.host().isolation() == Isolation.FULL ? "full" : "none");
        add(members, "status", switch (kept.standing()) {
            case ELIGIBLE -> "eligible";
            case SELF_REPORTED -> "self-reported";
            case UNSCORED -> "unscored";
        });
        add(members, "why", kept.why());
        return members;
    }

    private static void add(List<Json.Member> members, String name, String value) {
        members.add(new Json.Member(name, new Json.Str(value)));
    }
}

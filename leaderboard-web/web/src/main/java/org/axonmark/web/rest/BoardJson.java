package org.axonmark.web.rest;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.Comparison;
import org.axonmark.board.Cost;
import org.axonmark.board.Kept;
import org.axonmark.board.Ranked;
import org.axonmark.board.Row;
import org.axonmark.board.ScoreAndCost;
import org.axonmark.board.TaskBoard;
import org.axonmark.board.Told;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.SignedReceipt;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.SubmissionCardDocument;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.web.Rules;

/** Boards as JSON. */
final class BoardJson {

    private BoardJson() {}

    /** A board with its entries set against a cost, as on its page. */
    static Json task(TaskBoard board, Optional<String> cost) {
        List<Json.Member> members = new ArrayList<>(board(board).members());
        ScoreAndCost.of(board, cost).ifPresent(one -> members.add(new Json.Member("scoreAndCost", scoreAndCost(one))));
        return new Json.Obj(members);
    }

    private static Json scoreAndCost(ScoreAndCost shown) {
        List<Json> points = new ArrayList<>();
        for (ScoreAndCost.Point point : shown.points()) {
            List<Json.Member> members = new ArrayList<>();
            add(members, "evaluation", point.row().kept().result().evaluation().id());
            members.add(new Json.Member("cost", new Json.Num(point.cost())));
            members.add(new Json.Member("value", new Json.Num(point.row().summary().value())));
            members.add(new Json.Member("onFrontier", new Json.Bool(point.onFrontier())));
            points.add(new Json.Obj(members));
        }
        List<Json> missing = new ArrayList<>();
        for (ScoreAndCost.Missing one : shown.missing()) {
            List<Json.Member> members = new ArrayList<>();
            add(members, "evaluation", one.row().kept().result().evaluation().id());
            add(members, "why", one.why());
            missing.add(new Json.Obj(members));
        }
        List<Json.Member> members = cost(shown.cost());
        add(members, "definition", shown.cost().definition());
        members.add(new Json.Member("points", new Json.Arr(points)));
        members.add(new Json.Member("notMeasured", new Json.Arr(missing)));
        members.add(new Json.Member("choices",
                new Json.Arr(shown.choices().stream().map(choice -> (Json) new Json.Obj(cost(choice))).toList())));
        return new Json.Obj(members);
    }

    /** Results beside each other, as {@code /compare} shows them; differences are those of the later ones less the first. */
    static Json comparison(Comparison comparison) {
        List<Json> entries = new ArrayList<>();
        for (int i = 0; i < comparison.entries().size(); i++) {
            List<Json.Member> members = members(comparison.entries().get(i), Optional.of(comparison.card()));
            if (i > 0) {
                Comparison.Test test = comparison.tests().get(i - 1);
                members.add(new Json.Member("difference", new Json.Num(test.paired().difference())));
                test.paired().interval().ifPresent(interval -> {
                    members.add(new Json.Member("low", new Json.Num(interval.low())));
                    members.add(new Json.Member("high", new Json.Num(interval.high())));
                });
                members.add(new Json.Member("p", new Json.Num(test.paired().p())));
                members.add(new Json.Member("holm", new Json.Num(test.holm())));
            }
            entries.add(new Json.Obj(members));
        }
        List<Json> units = new ArrayList<>();
        for (Comparison.Unit unit : comparison.units()) {
            units.add(new Json.Obj(List.of(new Json.Member("unit", new Json.Str(unit.unit())),
                    new Json.Member("values", new Json.Arr(unit.values().stream().map(value -> (Json) new Json.Num(value)).toList())))));
        }
        List<Json.Member> members = new ArrayList<>();
        add(members, "task", comparison.card().id().toString());
        add(members, "metric", comparison.card().mainMetric().id());
        members.add(new Json.Member("entries", new Json.Arr(entries)));
        members.add(new Json.Member("units", new Json.Arr(units)));
        return new Json.Obj(members);
    }

    private static List<Json.Member> cost(Cost cost) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "id", cost.id());
        add(members, "title", cost.title());
        add(members, "unitOfMeasure", cost.unitOfMeasure());
        add(members, "group", cost.group());
        return members;
    }

    static Json.Obj board(TaskBoard board) {
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
        members.addAll(ranked(board.eligible(), board.card()));
        if (!board.unsandboxed().rows().isEmpty()) {
            members.add(new Json.Member("unsandboxed", new Json.Obj(ranked(board.unsandboxed(), board.card()))));
        }
        members.add(new Json.Member("below", new Json.Arr(board.below().stream().map(row -> row(row, board.card())).toList())));
        members.add(new Json.Member("out", new Json.Arr(board.out().stream().map(row -> row(row, board.card())).toList())));
        members.add(
                new Json.Member("unscored", new Json.Arr(board.unscored().stream().map(kept -> unscored(kept, board.card())).toList())));
        return new Json.Obj(members);
    }

    /** How numbers are made. */
    static Json rules() {
        return new Json.Arr(Rules.SECTIONS.stream().map(section -> {
            List<Json.Member> members = new ArrayList<>();
            add(members, "title", section.title());
            add(members, "text", section.text());
            return (Json) new Json.Obj(members);
        }).toList());
    }

    /** A task's card with what is known of its datasets. */
    static Json protocol(TaskCard card, List<Told.DatasetCard> datasets) {
        List<Json> known = new ArrayList<>();
        for (Told.DatasetCard dataset : datasets) {
            List<Json.Member> members = new ArrayList<>();
            add(members, "id", dataset.id());
            add(members, "title", dataset.title());
            add(members, "licence", dataset.licence());
            members.add(new Json.Member("citations", texts(dataset.citations())));
            known.add(new Json.Obj(members));
        }
        return new Json.Obj(List.of(new Json.Member("task", TaskCardDocument.toJson(card)),
                new Json.Member("datasets", new Json.Arr(known))));
    }

    /** A result's document with how it stands; while a round runs, the scores of its units stay with the board. */
    static Json result(Board board, Kept kept) {
        Result result = kept.result();
        boolean hidden = board.isSecret(result);
        Result shown = hidden
                ? new Result(result.evaluation(), result.state(), List.of(), result.summaries(), result.labelSwap(),
                        result.use(), result.outcomes(), result.breakdowns(), List.of(), List.of(), result.charts(), result.remarks(),
                        result.rederives())
                : result;
        List<Json.Member> members = new ArrayList<>();
        add(members, "status", status(kept));
        add(members, "why", kept.why());
        members.add(ModerationJson.flags(kept, board.task(result.evaluation().task().toString())));
        kept.agent().ifPresent(agent -> add(members, "agent", agent));
        add(members, "received", kept.received().toString());
        members.add(new Json.Member("unitsHidden", new Json.Bool(hidden)));
        members.add(new Json.Member("result", ResultDocument.toJson(shown)));
        return new Json.Obj(members);
    }

    /** What the board says of a result, signed. */
    static Json receipt(Kept kept, KeyPair key) {
        return SignedReceipt.sign(Receipt.of(kept.result(), kept.agent(), status(kept), kept.received()), key).toJson();
    }

    /** A version of a submission with all its results, newest first. */
    static Json submission(Board board, List<Kept> kept) {
        SubmissionCard card = kept.getFirst().result().evaluation().submission();
        return new Json.Obj(List.of(
                new Json.Member("submission", SubmissionCardDocument.toJson(card)),
                new Json.Member("results", new Json.Arr(kept.stream().map(one -> accepted(board, one)).toList()))));
    }

    private static List<Json.Member> ranked(Ranked ranked, TaskCard card) {
        List<Json.Member> members = new ArrayList<>();
        ranked.resolutionFloor().ifPresent(floor -> members.add(new Json.Member("resolutionFloor", new Json.Num(floor))));
        members.add(new Json.Member("rows",
                new Json.Arr(ranked.rows().stream().map(row -> row(row, card)).toList())));
        return members;
    }

    private static Json row(Row row, TaskCard card) {
        List<Json.Member> members = members(row.kept(), Optional.of(card));
        row.standing().ifPresent(standing -> {
            if (card.labels() != Labels.OPEN) {
                members.add(new Json.Member("rankLow", new Json.Num(standing.low())));
                members.add(new Json.Member("rankHigh", new Json.Num(standing.high())));
            }
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

    static Json accepted(Board board, Kept kept) {
        List<Json.Member> members = members(kept, board.task(kept.result().evaluation().task().toString()));
        add(members, "url", "/results/" + kept.result().evaluation().id());
        return new Json.Obj(members);
    }

    private static Json unscored(Kept kept, TaskCard card) {
        List<Json.Member> members = members(kept, Optional.of(card));
        add(members, "detail", kept.result().state().detail());
        return new Json.Obj(members);
    }

    private static List<Json.Member> members(Kept kept, Optional<TaskCard> card) {
        EvaluationCard evaluation = kept.result().evaluation();
        List<Json.Member> members = new ArrayList<>();
        add(members, "evaluation", evaluation.id());
        add(members, "submission", evaluation.submission().id());
        add(members, "version", evaluation.submission().version());
        add(members, "title", evaluation.submission().title());
        add(members, "task", evaluation.task().toString());
        add(members, "sha256", evaluation.submission().sha256().hex());
        members.add(new Json.Member("control", new Json.Bool(card.filter(kept::isControlOf).isPresent())));
        add(members, "state", kept.result().state().name());
        add(members, "isolation", evaluation.host().isolation() == Isolation.FULL ? "full" : "none");
        add(members, "status", status(kept));
        add(members, "why", kept.why());
        members.add(ModerationJson.flags(kept, card));
        return members;
    }

    private static String status(Kept kept) {
        return switch (kept.standing()) {
            case ELIGIBLE -> "eligible";
            case UNSANDBOXED -> "unsandboxed";
            case SELF_REPORTED -> "self-reported";
            case UNSCORED -> "unscored";
        };
    }

    private static Json texts(List<String> texts) {
        return new Json.Arr(texts.stream().map(text -> (Json) new Json.Str(text)).toList());
    }

    private static void add(List<Json.Member> members, String name, String value) {
        members.add(new Json.Member(name, new Json.Str(value)));
    }
}

package org.axonmark.web.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.History;
import org.axonmark.board.Kept;
import org.axonmark.board.Ranked;
import org.axonmark.board.Rescored;
import org.axonmark.board.Row;
import org.axonmark.board.queue.Order;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.TaskCard;

/** A board's past as JSON. */
final class HistoryJson {

    private HistoryJson() {}

    /**
     * A board's past, and of today what the task's scorer changed.
     *
     * @param rescored absent for another day than today
     * @param orders what the board has asked for about rows by an older scorer, by the evaluation
     */
    static Json of(History history, Optional<Rescored> rescored, Map<String, Order> orders) {
        TaskCard card = history.board().card();
        List<Json.Member> members = new ArrayList<>();
        add(members, "task", card.id().toString());
        add(members, "on", history.on().toString());
        members.add(new Json.Member("dates",
                new Json.Arr(history.dates().stream().map(date -> (Json) new Json.Str(date.toString())).toList())));
        members.add(new Json.Member("earlier", new Json.Num(history.earlier())));
        members.add(new Json.Member("changes", new Json.Arr(history.steps().stream().map(step -> step(card, step)).toList())));
        rescored.ifPresent(one -> members.add(new Json.Member("scorer", scorer(one, orders))));
        members.add(new Json.Member("board", BoardJson.board(history.board())));
        return new Json.Obj(members);
    }

    private static Json scorer(Rescored rescored, Map<String, Order> orders) {
        TaskCard card = rescored.card();
        List<Json> shifts = new ArrayList<>();
        for (Rescored.Shift shift : rescored.shifts()) {
            List<Json.Member> members = entry(shift.to().kept());
            members.add(new Json.Member("unsandboxed", new Json.Bool(shift.unsandboxed())));
            members.add(new Json.Member("evaluatedAgain",
                    new Json.Bool(shift.to().kept().result().rederives().filter(Rederivation::evaluatedAgain).isPresent())));
            members.add(new Json.Member("from", scored(card, shift.from())));
            members.add(new Json.Member("to", scored(card, shift.to())));
            shifts.add(new Json.Obj(members));
        }
        List<Json> older = new ArrayList<>();
        for (Kept kept : rescored.older()) {
            List<Json.Member> members = entry(kept);
            members.add(new Json.Member("scorer", new Json.Num(kept.result().evaluation().scorerVersion())));
            Optional.ofNullable(orders.get(kept.evaluation()))
                    .ifPresent(order -> members.add(new Json.Member("order", QueueJson.order(order, Optional.empty()))));
            older.add(new Json.Obj(members));
        }
        return new Json.Obj(List.of(new Json.Member("version", new Json.Num(card.scorerVersion())),
                new Json.Member("rederived", new Json.Arr(shifts)), new Json.Member("older", new Json.Arr(older))));
    }

    private static Json scored(TaskCard card, Row row) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "evaluation", row.kept().result().evaluation().id());
        members.add(new Json.Member("scorer", new Json.Num(row.kept().result().evaluation().scorerVersion())));
        if (Double.isFinite(row.summary().value())) {
            members.add(new Json.Member("value", new Json.Num(row.summary().value())));
        }
        members.addAll(standing(card, row));
        return new Json.Obj(members);
    }

    private static Json step(TaskCard card, History.Step step) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "at", step.at().toString());
        members.add(new Json.Member("causes", new Json.Arr(step.causes().stream().map(HistoryJson::cause).toList())));
        members.add(new Json.Member("moves", new Json.Arr(step.moves().stream().map(move -> move(card, move)).toList())));
        members.add(new Json.Member("rows", rows(card, step.after().eligible())));
        members.add(new Json.Member("unsandboxed", rows(card, step.after().unsandboxed())));
        return new Json.Obj(members);
    }

    private static Json cause(History.Cause cause) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "kind", cause.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        cause.kept().ifPresent(kept -> members.addAll(entry(kept)));
        if (cause.detail() > 0) {
            members.add(new Json.Member("number", new Json.Num(cause.detail())));
        }
        return new Json.Obj(members);
    }

    private static Json move(TaskCard card, History.Move move) {
        List<Json.Member> members = entry(move.to().kept());
        members.add(new Json.Member("unsandboxed", new Json.Bool(move.unsandboxed())));
        members.add(new Json.Member("from", new Json.Obj(standing(card, move.from()))));
        members.add(new Json.Member("to", new Json.Obj(standing(card, move.to()))));
        return new Json.Obj(members);
    }

    private static Json rows(TaskCard card, Ranked ranked) {
        return new Json.Arr(ranked.rows().stream().map(row -> {
            List<Json.Member> members = entry(row.kept());
            members.addAll(standing(card, row));
            return (Json) new Json.Obj(members);
        }).toList());
    }

    /** Where labels are open there are no ranks. */
    private static List<Json.Member> standing(TaskCard card, Row row) {
        List<Json.Member> members = new ArrayList<>();
        row.standing().ifPresent(standing -> {
            if (card.labels() != Labels.OPEN) {
                members.add(new Json.Member("rankLow", new Json.Num(standing.low())));
                members.add(new Json.Member("rankHigh", new Json.Num(standing.high())));
            }
            members.add(new Json.Member("tieGroup", new Json.Num(standing.tieGroup())));
        });
        return members;
    }

    private static List<Json.Member> entry(Kept kept) {
        EvaluationCard evaluation = kept.result().evaluation();
        List<Json.Member> members = new ArrayList<>();
        add(members, "evaluation", evaluation.id());
        add(members, "submission", evaluation.submission().id());
        add(members, "version", evaluation.submission().version());
        return members;
    }

    private static void add(List<Json.Member> members, String name, String value) {
        members.add(new Json.Member(name, new Json.Str(value)));
    }
}

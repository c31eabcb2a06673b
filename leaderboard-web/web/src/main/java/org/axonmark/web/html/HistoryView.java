package org.axonmark.web.html;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.axonmark.board.History;
import org.axonmark.board.Kept;
import org.axonmark.board.Rescored;
import org.axonmark.board.Row;
import org.axonmark.board.queue.Order;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.ranking.Standing;

/** The page of a board's past: the days on which it changed, ranks over time, why they moved, and the board as it stood. */
final class HistoryView {

    /** Days in the row of days. */
    private static final int MOST_DAYS = 40;
    /** Moves told of one change. */
    private static final int MOST_MOVES = 12;

    private HistoryView() {}

    static Pages.Page page(History history) {
        TaskCard card = history.board().card();
        boolean local = !history.board().unsandboxed().rows().isEmpty();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", card.id().toString());
        values.put("title", card.title());
        values.put("open", card.labels() == Labels.OPEN);
        values.put("synthetic", card.synthetic());
        values.put("on", history.on().toString());
        values.put("query", history.isToday() ? "" : "?on=" + history.on());
        values.put("previous", history.previous().map(LocalDate::toString).orElse(""));
        values.put("next", history.next().map(LocalDate::toString).orElse(""));
        values.put("days", days(history));
        values.put("all", Stream.concat(Stream.of(history.on()), history.dates().stream()).distinct().sorted(Comparator.reverseOrder())
                .map(LocalDate::toString).toList());
        values.put("chart", RankChart.of(history));
        values.put("changes", history.steps().reversed().stream().map(step -> change(card, step)).toList());
        values.put("earlier", history.earlier());
        values.put("count", history.board().eligible().rows().size());
        values.put("table", Entries.ranked(card, history.board().eligible(), Integer.MAX_VALUE));
        values.put("local", local);
        values.put("unsandboxed", Entries.ranked(card, history.board().unsandboxed(), Integer.MAX_VALUE));
        values.put("round", history.board().round().map(round -> "Round " + round.number()).orElse(""));
        values.put("shifts", List.of());
        values.put("older", List.of());
        values.put("metric", card.mainMetric().title() + ", mean over " + Texts.count(card.units(), card.unit()));
        return new Pages.Page("history", "History of " + card.title(), values);
    }

    /** The last days on which the board changed, and the day that is shown. */
    private static List<Map<String, Object>> days(History history) {
        List<LocalDate> last = history.dates().subList(Math.max(0, history.dates().size() - MOST_DAYS), history.dates().size());
        return last.isEmpty() ? List.of() : Stream.concat(Stream.of(history.on()), last.stream()).distinct().sorted()
                .map(date -> Map.<String, Object>of("date", date.toString(), "here", date.equals(history.on()))).toList();
    }

    private static Map<String, Object> change(TaskCard card, History.Step step) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("at", time(step.at()));
        values.put("instant", step.at().truncatedTo(ChronoUnit.SECONDS).toString());
        values.put("causes", step.causes().stream().map(cause -> cause(card, step, cause)).toList());
        values.put("moves", step.moves().stream().limit(MOST_MOVES).map(move -> {
            Map<String, Object> row = Entries.entry(move.to().kept());
            row.put("from", said(card, move.from()));
            row.put("to", said(card, move.to()));
            return row;
        }).toList());
        values.put("more", Math.max(0, step.moves().size() - MOST_MOVES));
        return values;
    }

    private static Map<String, Object> cause(TaskCard card, History.Step step, History.Cause cause) {
        Map<String, Object> values = new LinkedHashMap<>(cause.kept().map(Entries::entry).orElse(Map.of("evaluation", "")));
        values.put("what", what(cause));
        values.put("stands", cause.kept().flatMap(kept -> row(step, kept)).map(row -> said(card, row)).orElse(""));
        return values;
    }

    private static String what(History.Cause cause) {
        return switch (cause.kind()) {
            case NEW_ENTRY -> "New entry";
            case EMBARGO_ENDED -> "Private until this day, public from now on";
            case EARLIER_EVALUATION -> "An earlier evaluation of this version became public and counts instead";
            case STANDS_AGAIN -> "Stands again";
            case NO_LONGER_STANDS -> "No longer stands in the ranking";
            case ROUND_OPENED -> "Round " + cause.detail() + " opened: its entries count";
            case ROUND_ENDED -> "Round " + cause.detail() + " ended and its truth is public: its entries stay until another opens";
            case REDERIVED -> "Made anew of the same evaluation by scorer " + cause.detail();
            case NEW_SCORER -> "New scorer: the first entry by version " + cause.detail();
            case NEW_DATA -> "New data: the first entry on data with another sum";
            case NEW_TASK_VERSION -> "New task version: the first entry of version " + cause.detail();
        };
    }

    private static Optional<Row> row(History.Step step, Kept kept) {
        return Stream.concat(step.after().eligible().rows().stream(), step.after().unsandboxed().rows().stream())
                .filter(row -> id(row).equals(kept.result().evaluation().id())).findFirst();
    }

    private static String id(Row row) {
        EvaluationCard evaluation = row.kept().result().evaluation();
        return evaluation.id();
    }

    /**
     * Adds what the task's scorer made of rows that an older one had scored, and which rows still stand by an older one and why.
     *
     * @param orders what the board has asked for about them, by the evaluation
     */
    static Pages.Page with(Pages.Page page, Rescored rescored, Map<String, Order> orders) {
        TaskCard card = rescored.card();
        page.values().put("placed", rescored.shifts().stream().anyMatch(shift -> shift.to().standing().isPresent()));
        page.values().put("scorer", Integer.toString(card.scorerVersion()));
        page.values().put("shifts", rescored.shifts().stream().map(shift -> {
            Map<String, Object> values = Entries.entry(shift.to().kept());
            EvaluationCard was = shift.from().kept().result().evaluation();
            values.put("was", was.id());
            values.put("wasScorer", Integer.toString(was.scorerVersion()));
            values.put("from", Texts.score(shift.from().summary().value()));
            values.put("to", Texts.score(shift.to().summary().value()));
            values.put("fromRank", place(card, shift.from()));
            values.put("toRank", place(card, shift.to()));
            values.put("again", shift.to().kept().result().rederives().filter(Rederivation::evaluatedAgain).isPresent());
            return values;
        }).toList());
        page.values().put("older", rescored.older().stream().map(kept -> {
            Map<String, Object> values = Entries.entry(kept);
            Optional<Order> order = Optional.ofNullable(orders.get(kept.evaluation()));
            values.put("version", kept.result().evaluation().submission().version());
            values.put("by", Integer.toString(kept.result().evaluation().scorerVersion()));
            values.put("order", order.map(Order::id).orElse(""));
            values.put("state", order.map(Orders::state).orElse(""));
            values.put("detail", order.map(one -> one.end().map(end -> ": " + Texts.safe(end.detail())).orElse(""))
                    .orElse("asked for when an agent with scorer " + card.scorerVersion() + " comes"));
            return values;
        }).toList());
        return page;
    }

    /** "2–3"; where labels are open, the tie group; nothing where there are too few units. */
    private static String place(TaskCard card, Row row) {
        return row.standing().map(standing -> card.labels() == Labels.OPEN ? Integer.toString(standing.tieGroup()) : rank(standing))
                .orElse("–");
    }

    /** "rank 2–3"; where labels are open, "tie group 2"; nothing where there are too few units. */
    private static String said(TaskCard card, Row row) {
        return row.standing().map(standing -> card.labels() == Labels.OPEN ? "tie group " + standing.tieGroup() : "rank " + rank(standing))
                .orElse("");
    }

    static String rank(Standing standing) {
        return standing.low() == standing.high() ? Integer.toString(standing.low()) : standing.low() + "–" + standing.high();
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }
}

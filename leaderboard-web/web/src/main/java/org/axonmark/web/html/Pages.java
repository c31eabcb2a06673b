package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.axonmark.board.Board;
import org.axonmark.board.Cost;
import org.axonmark.board.Kept;
import org.axonmark.board.Row;
import org.axonmark.board.ScoreAndCost;
import org.axonmark.board.Standing;
import org.axonmark.board.TaskBoard;
import org.axonmark.board.Told;
import org.axonmark.board.queue.Queue;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.web.Rules;

/** Gathers what each page shows, as plain texts. Each page has its JSON at the same address under {@code /api/v1}. */
final class Pages {

    private static final int ON_HOME = 5;
    private static final String TASKS = "/tasks/";
    private static final String PROTOCOL = "/protocol";

    private final Board board;
    private final Orders orders;

    Pages(Board board, Queue queue) {
        this.board = board;
        this.orders = new Orders(board, queue);
    }

    /** A template and its values. */
    record Page(String template, String heading, Map<String, Object> values) {}

    Optional<Page> at(String path, View view, CompareView.Asked compared) {
        if (path.equals("/")) {
            return Optional.of(home());
        }
        if (path.equals("/tasks")) {
            return Optional.of(new Page("tasks", "Tasks", Map.of("tasks", board.tasks().stream().map(Pages::task).toList())));
        }
        if (path.equals(PROTOCOL)) {
            return Optional.of(new Page("rules", "How numbers are made", Map.of("sections", Rules.SECTIONS)));
        }
        if (path.startsWith(TASKS) && path.endsWith(PROTOCOL)) {
            return board.task(path.substring(TASKS.length(), path.length() - PROTOCOL.length())).map(this::ofProtocol);
        }
        if (path.startsWith(TASKS)) {
            return board.board(path.substring(TASKS.length())).map(shown -> ofTask(shown, view));
        }
        if (path.equals("/compare")) {
            return Optional.of(new CompareView(board).page(compared));
        }
        if (path.equals("/orders")) {
            return Optional.of(orders.all());
        }
        if (path.startsWith("/orders/")) {
            return orders.one(path.substring(8));
        }
        if (path.startsWith("/results/")) {
            return board.result(path.substring(9)).map(kept -> ofResult(kept, view));
        }
        if (path.startsWith("/submissions/")) {
            return ofSubmission(path.substring(13).replace('/', ':'));
        }
        return Optional.empty();
    }

    /** Returns the boards that a page shows and follows from, none if it is another kind of page. */
    List<TaskBoard> shown(String path) {
        return path.equals("/") ? board.boards()
                : path.startsWith(TASKS) ? board.board(path.substring(TASKS.length())).stream().toList() : List.of();
    }

    /** Returns the query of a board's page, empty if it asks for nothing that the board has. */
    static String query(TaskBoard shown, View asked) {
        return asked.cost().filter(id -> Cost.all(shown.card()).stream().anyMatch(cost -> cost.id().equals(id)))
                .map(id -> "?cost=" + id).orElse("");
    }

    /** Returns the page for an address at which nothing is. */
    Page missing(String path) {
        String kind = path.startsWith("/results/") ? "There is no result of this id on this board; it may stand on another, or was"
                + " never published here."
                : path.startsWith("/submissions/") ? "This board has no result of this submission and"
                        + " version; addresses read /submissions/ID/VERSION."
                : path.startsWith(TASKS) ? "This board has no task of this"
                        + " id; ids read suite/name@version."
                : "There is no page at this address.";
        return new Page("missing", "Not here",
                Map.of("kind", kind, "asked", Texts.safe(path), "tasks", board.tasks().stream().map(Pages::task).toList()));
    }

    private Page home() {
        List<Map<String, Object>> boards = new ArrayList<>();
        for (TaskBoard one : board.boards()) {
            Map<String, Object> values = new LinkedHashMap<>(task(one.card()));
            boolean sandboxed = !one.eligible().rows().isEmpty() || one.unsandboxed().rows().isEmpty();
            values.put("table", Entries.ranked(one.card(), sandboxed ? one.eligible() : one.unsandboxed(), ON_HOME));
            values.put("local", !sandboxed);
            values.put("count", sandboxed ? one.eligible().rows().size() : one.unsandboxed().rows().size());
            boards.add(values);
        }
        return new Page("home", "Scores you can trust", Map.of("boards", boards));
    }

    private Page ofTask(TaskBoard shown, View asked) {
        Map<String, Object> values = new LinkedHashMap<>(task(shown.card()));
        values.put("table", Entries.ranked(shown.card(), shown.eligible(), Integer.MAX_VALUE));
        values.put("count", shown.eligible().rows().size());
        values.put("unsandboxed", Entries.ranked(shown.card(), shown.unsandboxed(), Integer.MAX_VALUE));
        values.put("local", !shown.unsandboxed().rows().isEmpty());
        values.put("below", Entries.below(shown.card(), shown.below()));
        List<Row> compared = shown.compared();
        values.put("groupings", Levels.of(shown.card(), compared));
        values.put("practice", !compared.isEmpty() && shown.eligible().rows().isEmpty() && shown.unsandboxed().rows().isEmpty());
        values.put("cost", ScoreAndCost.of(shown, asked.cost()).map(one -> CostView.of(shown.card().mainMetric(), one)).orElse(Map.of()));
        values.put("query", query(shown, asked));
        values.put("belowCount", shown.below().size());
        values.put("out", Entries.out(shown.out()));
        values.put("unscored", shown.unscored().stream().map(Pages::unscored).toList());
        values.put("scorer", Integer.toString(shown.card().scorerVersion()));
        values.put("older", shown.older().size());
        values.put("round", shown.round().map(round -> "Round " + round.number()).orElse(""));
        values.put("sealedUntil", shown.round().map(Told.Round::commitment).flatMap(board::sealedUntil).map(FlagView::time).orElse(""));
        values.put("hasEnded", shown.round().filter(Told.Round::hasEnded).isPresent());
        values.put("commitment", shown.round().map(round -> round.commitment().hex()).orElse(""));
        return new Page("task", shown.card().title(), values);
    }

    private Page ofProtocol(TaskCard card) {
        Map<String, Object> values = new LinkedHashMap<>(task(card));
        values.put("contract", card.contract());
        values.put("scorerVersion", Integer.toString(card.scorerVersion()));
        values.put("protocol", card.protocol());
        values.put("citations", card.citations());
        values.put("controls", String.join(", ", card.controls()));
        values.put("metrics", card.metrics().stream().map(metric -> Map.of(
                "title", metric.title(),
                "anchor", MetricTables.anchor(metric),
                "text", metric.definition(),
                "main", metric.equals(card.mainMetric()),
                "scale", "%s, %s to %s, %s is better%s%s".formatted(metric.unitOfMeasure(), bound(metric.lowest()), bound(metric.highest()),
                        metric.direction() == Direction.HIGHER ? "higher" : "lower",
                        metric.chance().isPresent() ? ", chance " + Texts.tick(metric.chance().getAsDouble()) : "",
                        metric.pooled() ? ", pooled: shown, never ranked" : "")))
                .toList());
        List<Told.DatasetCard> known = board.datasets(card);
        values.put("datasets", known);
        values.put("unknown", card.datasets().stream()
                .filter(id -> known.stream().noneMatch(dataset -> dataset.id().equals(id))).toList());
        return new Page("protocol", "Protocol of " + card.title(), values);
    }

    /** The page of a result that its owner alone may see. */
    Page ofOwn(Kept kept, String publicFrom) {
        Page page = ofResult(kept, View.PLAIN);
        page.values().put("publicFrom", publicFrom);
        return page;
    }

    private Page ofResult(Kept kept, View asked) {
        Result result = kept.result();
        EvaluationCard evaluation = result.evaluation();
        Optional<TaskCard> card = board.task(evaluation.task().toString());
        Map<String, Object> values = new LinkedHashMap<>(Entries.entry(kept));
        values.put("control", board.isControl(kept));
        values.put("flags", FlagView.of(kept, card));
        values.put("task", evaluation.task().toString());
        values.put("scored", result.state().name().equals("scored"));
        values.put("madeOf",
                result.rederives().map(of -> Map.of("evaluation", of.evaluation(), "again", of.evaluatedAgain())).orElse(Map.of()));
        values.put("newer", board.rederived(kept).stream().findFirst()
                .filter(newest -> newest.result().evaluation().scorerVersion() > evaluation.scorerVersion())
                .map(newest -> newest.result().evaluation()).map(newest -> Map.of("evaluation", newest.id(), "scorer",
                        Integer.toString(newest.scorerVersion())))
                .orElse(Map.of()));
        values.put("scorer", Integer.toString(evaluation.scorerVersion()));
        values.put("detail", Texts.safe(result.state().detail()));
        values.put("tables", MetricTables.of(result, card));
        values.put("remarks", result.remarks().stream()
                .map(remark -> Map.of("name", MetricTables.heading(remark.name()), "text", Texts.safe(remark.text()))).toList());
        values.put("charts", result.charts().stream().map(ChartView::of).toList());
        values.put("swap", result.labelSwap().map(swap -> String.format(Locale.ROOT,
                "mean %.4f, sd %.4f, p = %.4f (%d draws)", swap.mean(), swap.sd(), swap.p(), swap.draws())).orElse(""));
        boolean hidden = board.isSecret(result);
        values.put("hidden", hidden);
        View view = asked.within(hidden ? Set.of() : Set.copyOf(UnitTable.unitsOfExhibits(result).values()),
                card.map(task -> UnitTable.groups(result, task)).orElse(Set.of()));
        values.put("byUnit",
                hidden ? Map.of("units", List.of())
                        : card.map(task -> UnitTable.of(result, task, view)).orElse(Map.of("units", List.of())));
        values.put("groupings", Levels.of(result, card));
        values.putAll(Shown.of(result, hidden, view));
        values.put("derived", kept.standing() == Standing.ELIGIBLE || kept.standing() == Standing.UNSANDBOXED);
        values.put("facts", Facts.of(kept));
        values.put("rescore", "./axonmark rescore " + evaluation.id());
        values.put("again", "./axonmark run " + evaluation.submission().id() + ".jar --task " + evaluation.task()
                + evaluation.round().map(round -> " --round " + round).orElse("")
                + (evaluation.host().isolation() == Isolation.NONE ? " --isolation none" : ""));
        return new Page("result", evaluation.submission().coordinates() + " on " + evaluation.task(), values);
    }

    private Optional<Page> ofSubmission(String coordinates) {
        List<Kept> kept = board.submission(coordinates);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        SubmissionCard card = kept.getFirst().result().evaluation().submission();
        Map<String, Object> values = new LinkedHashMap<>(Entries.entry(kept.getFirst()));
        values.put("control", kept.stream().anyMatch(board::isControl));
        values.put("flags", kept.getFirst().flags().stream().filter(flag -> flag.evaluation().isEmpty()).map(FlagView::of).toList());
        values.put("authors", Texts.safe(String.join(", ", card.authors())));
        values.put("licence", Texts.safe(card.licence()));
        values.put("training", card.trainingData().isEmpty() ? "none declared" : Texts.safe(String.join(", ", card.trainingData())));
        values.put("entryPoint", card.provider().map(provider -> "class " + Texts.safe(provider))
                .or(() -> card.onnx().map(onnx -> "ONNX file " + Texts.safe(onnx))).orElse("none"));
        values.put("suite", Texts.safe(card.suite()) + ", SPI " + Texts.safe(card.spi()));
        values.put("sha256", card.sha256().hex());
        values.put("bytes", Long.toString(card.jarBytes()));
        values.put("results", kept.stream().map(one -> {
            Map<String, Object> row = new LinkedHashMap<>(Entries.entry(one));
            Optional<Summary> main = one.result().summaries().stream().findFirst();
            row.put("task", one.result().evaluation().task().toString());
            row.put("score", main.map(summary -> Texts.score(summary.value())).orElse("–"));
            row.put("interval", main.map(Texts::interval).orElse(""));
            row.put("ended", one.result().evaluation().ended().toString());
            return row;
        }).toList());
        values.put("badges", kept.stream().filter(one -> one.standing() == Standing.ELIGIBLE || one.standing() == Standing.UNSANDBOXED)
                .map(one -> "/badges/" + one.result().evaluation().task() + "/" + card.id() + "/" + card.version() + ".svg").distinct()
                .toList());
        return Optional.of(new Page("submission", Texts.safe(card.title()), values));
    }

    private static Map<String, Object> task(TaskCard card) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", card.id().toString());
        values.put("title", card.title());
        values.put("summary", card.summary());
        values.put("metric", card.mainMetric().title());
        values.put("better", card.mainMetric().direction() == Direction.HIGHER ? "higher is better" : "lower is better");
        values.put("units", Texts.count(card.units(), card.unit()));
        values.put("n", Integer.toString(card.units()));
        values.put("open", card.labels() == Labels.OPEN);
        values.put("synthetic", card.synthetic());
        values.put("conditional", card.conditionalOn());
        values.put("limits", Facts.limits(card.limits()));
        return values;
    }

    private static Map<String, Object> unscored(Kept kept) {
        Map<String, Object> values = Entries.entry(kept);
        values.put("detail", Texts.safe(kept.result().state().detail()));
        return values;
    }

    private static String bound(double value) {
        return Double.isInfinite(value) ? "unbounded" : Texts.tick(value);
    }
}

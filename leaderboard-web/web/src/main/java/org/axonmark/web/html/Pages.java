package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.Kept;
import org.axonmark.board.Row;
import org.axonmark.board.TaskBoard;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;

/** Gathers what each page shows, as plain texts. */
final class Pages {

    private static final int ON_HOME = 5;

    private final Board board;

    Pages(Board board) {
        this.board = board;
    }

    /** A template and its values. */
    record Page(String template, String heading, Map<String, Object> values) {}

    Optional<Page> at(String path) {
        if (path.equals("/")) {
            return Optional.of(home());
        }
        if (path.equals("/tasks")) {
            return Optional.of(new Page("tasks", "Tasks", Map.of("tasks", board.tasks().stream().map(Pages::task).toList())));
        }
        if (path.equals("/protocol")) {
            return Optional.of(new Page("protocol", "How numbers are made", Map.of()));
        }
        if (path.startsWith("/tasks/")) {
            return board.board(path.substring(7)).map(Pages::ofTask);
        }
        if (path.startsWith("/results/")) {
            return board.result(path.substring(9)).map(this::ofResult);
        }
        if (path.startsWith("/submissions/")) {
            return ofSubmission(path.substring(13).replace('/', ':'));
        }
        return Optional.empty();
    }

    private Page home() {
        List<Map<String, Object>> boards = new ArrayList<>();
        for (TaskBoard one : board.boards()) {
            Map<String, Object> values = new LinkedHashMap<>(task(one.card()));
            List<Map<String, Object>> rows = rows(one.rows());
            values.put("rows", rows.subList(0, Math.min(ON_HOME, rows.size())));
            values.put("count", rows.size());
            values.put("ranked", one.resolutionFloor().isPresent());
            boards.add(values);
        }
        return new Page("home", "Axonmark", Map.of("boards", boards));
    }

    private static Page ofTask(TaskBoard board) {
        Map<String, Object> values = new LinkedHashMap<>(task(board.card()));
        values.put("rows", rows(board.rows()));
        values.put("below", rows(board.below()));
        values.put("unscored", board.unscored().stream().map(Pages::unscored).toList());
        values.put("ranked", board.resolutionFloor().isPresent());
        values.put("floor", board.resolutionFloor().isPresent() ? Texts.score(board.resolutionFloor().getAsDouble()) : "");
        values.put("round", board.round().map(round -> "Round " + round.number()).orElse(""));
        values.put("commitment", board.round().map(round -> round.commitment().hex()).orElse(""));
        return new Page("task", board.card().title(), values);
    }

    private Page ofResult(Kept kept) {
        Result result = kept.result();
        EvaluationCard evaluation = result.evaluation();
        Optional<TaskCard> card = board.task(evaluation.task().toString());
        Map<String, Object> values = new LinkedHashMap<>(entry(kept));
        values.put("task", evaluation.task().toString());
        values.put("detail", result.state().name().equals("scored") ? "" : Texts.safe(result.state().detail()));
        values.put("why", kept.why());
        values.put("summaries", result.summaries().stream().map(summary -> summary(summary, card)).toList());
        values.put("swap", result.labelSwap().map(swap -> String.format(Locale.ROOT,
                "mean %.4f, sd %.4f, p = %.4f (%d draws)", swap.mean(), swap.sd(), swap.p(), swap.draws())).orElse(""));
        boolean hidden = card.filter(task -> task.labels() == Labels.ROUND).isPresent() && evaluation.round().isPresent();
        values.put("hidden", hidden);
        values.put("units", hidden || card.isEmpty() ? List.of() : units(result, card.get().mainMetric()));
        values.put("facts", facts(kept));
        return new Page("result", evaluation.submission().coordinates() + " on " + evaluation.task(), values);
    }

    private Optional<Page> ofSubmission(String coordinates) {
        List<Kept> kept = board.submission(coordinates);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>(entry(kept.getFirst()));
        var card = kept.getFirst().result().evaluation().submission();
        values.put("authors", Texts.safe(String.join(", ", card.authors())));
        values.put("licence", Texts.safe(card.licence()));
        values.put("training", card.trainingData().isEmpty() ? "none declared" : Texts.safe(String.join(", ", card.trainingData())));
        values.put("sha256", card.sha256().hex());
        values.put("bytes", Long.toString(card.jarBytes()));
        values.put("results", kept.stream().map(one -> {
            Map<String, Object> row = new LinkedHashMap<>(entry(one));
            row.put("task", one.result().evaluation().task().toString());
            row.put("score", one.result().summaries().isEmpty()
                    ? one.result().state().name()
                    : Texts.score(one.result().summaries().getFirst().value()));
            return row;
        }).toList());
        return Optional.of(new Page("submission", Texts.safe(card.title()), values));
    }

    private static Map<String, Object> task(TaskCard card) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", card.id().toString());
        values.put("title", card.title());
        values.put("summary", card.summary());
        values.put("metric", card.mainMetric().title());
        values.put("units", card.units() + " " + card.unit() + "s");
        values.put("open", card.labels() == Labels.OPEN);
        values.put("synthetic", card.synthetic());
        values.put("conditional", card.conditionalOn());
        values.put("protocol", card.protocol());
        values.put("citations", card.citations());
        values.put("metrics", card.metrics().stream().map(metric -> Map.of("title", metric.title(), "text", metric.definition())).toList());
        values.put("limits", "%d MiB of memory, %d processes and threads, %d s in all, %d s a call, %d s of CPU, a JAR of up to %d MiB"
                .formatted(card.limits().memoryBytes() >> 20, card.limits().processes(), card.limits().wall().toSeconds(),
                        card.limits().call().toSeconds(), card.limits().cpu().toSeconds(), card.limits().jarBytes() >> 20));
        return values;
    }

    private static List<Map<String, Object>> rows(List<Row> rows) {
        List<Map<String, Object>> shown = new ArrayList<>();
        int position = 0;
        int groupBefore = 0;
        for (Row row : rows) {
            Map<String, Object> values = new LinkedHashMap<>(entry(row.kept()));
            position++;
            int at = position;
            int group = row.standing().map(standing -> standing.tieGroup()).orElse(0);
            values.put("rank", row.standing()
                    .map(standing -> standing.low() == standing.high()
                            ? Integer.toString(standing.low())
                            : standing.low() + "–" + standing.high())
                    .orElse(Integer.toString(at)));
            values.put("group", group);
            values.put("newGroup", group != groupBefore && position > 1);
            groupBefore = group;
            values.put("score", Texts.score(row.summary().value()));
            values.put("interval", Texts.interval(row.summary()));
            values.put("sd", row.summary().sd().isPresent() ? Texts.score(row.summary().sd().getAsDouble()) : "");
            values.put("bar", bar(row.summary()));
            values.put("why", row.kept().why());
            shown.add(values);
        }
        return shown;
    }

    /** Ends of the interval and the value on a scale of 0 to 100, for a small picture. */
    private static Map<String, Object> bar(Summary summary) {
        double low = summary.interval().map(Summary.Interval::low).orElse(summary.value());
        double high = summary.interval().map(Summary.Interval::high).orElse(summary.value());
        return Map.of("low", place(low), "width", Math.max(1, place(high) - place(low)), "value", place(summary.value()));
    }

    private static double place(double share) {
        return Double.isFinite(share) ? Math.round(Math.clamp(share, 0, 1) * 1000) / 10.0 : 0;
    }

    private static Map<String, Object> entry(Kept kept) {
        EvaluationCard evaluation = kept.result().evaluation();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("evaluation", evaluation.id());
        values.put("submission", evaluation.submission().id());
        values.put("version", evaluation.submission().version());
        values.put("name", Texts.safe(evaluation.submission().title()));
        values.put("control", evaluation.submission().control());
        values.put("none", evaluation.host().isolation() == Isolation.NONE);
        values.put("state", kept.result().state().name());
        return values;
    }

    private static Map<String, Object> unscored(Kept kept) {
        Map<String, Object> values = entry(kept);
        values.put("detail", Texts.safe(kept.result().state().detail()));
        return values;
    }

    private static Map<String, Object> summary(Summary summary, Optional<TaskCard> card) {
        Optional<Metric> metric = card.flatMap(task ->
                task.metrics().stream().filter(one -> one.id().equals(summary.metric())).findAny());
        return Map.of(
                "title", metric.map(Metric::title).orElse(Texts.safe(summary.metric())),
                "score", Texts.score(summary.value()),
                "interval", Texts.interval(summary),
                "sd", summary.sd().isPresent() ? Texts.score(summary.sd().getAsDouble()) : "",
                "note", metric.filter(Metric::pooled).isPresent() ? "pooled, unranked" : "");
    }

    private static List<Map<String, Object>> units(Result result, Metric metric) {
        List<Map<String, Object>> units = new ArrayList<>();
        int row = 0;
        for (Map.Entry<String, Double> unit : Summaries.byUnit(result.itemScores(), metric.id()).entrySet()) {
            units.add(Map.of("unit", Texts.safe(unit.getKey()), "score", Texts.score(unit.getValue()),
                    "x", 100 + 4 * place(unit.getValue()), "y", 14 + 14 * row));
            row++;
        }
        return units;
    }

    private static List<Map<String, Object>> facts(Kept kept) {
        EvaluationCard evaluation = kept.result().evaluation();
        List<Map<String, Object>> facts = new ArrayList<>();
        fact(facts, "Evaluation", evaluation.id());
        fact(facts, "Started", evaluation.started().toString());
        fact(facts, "Submission SHA-256", evaluation.submission().sha256().hex());
        fact(facts, "Data SHA-256", evaluation.dataset().hex());
        fact(facts, "Outcomes SHA-256", kept.result().outcomes().map(Object::toString).orElse("none kept"));
        fact(facts, "Round", evaluation.round().map(Object::toString).orElse("none: open labels or practice"));
        fact(facts, "Secret of order and batches", Texts.safe(evaluation.secret()));
        fact(facts, "Scorer version", Integer.toString(evaluation.scorerVersion()));
        fact(facts, "Harness", Texts.safe(evaluation.harnessVersion()));
        fact(facts, "Host", Texts.safe(evaluation.host().cpu() + ", " + evaluation.host().cores() + " cores, "
                + evaluation.host().os() + ", Java " + evaluation.host().java()));
        fact(facts, "Isolation", evaluation.host().isolation() == Isolation.FULL ? "full sandbox" : "none");
        fact(facts, "Limits kept by", Texts.safe(String.join("; ", evaluation.host().limitsBy())));
        fact(facts, "Energy", Texts.safe(evaluation.host().energy()));
        fact(facts, "Used", "%.1f s, %.1f s of CPU, peak memory %s, %d workers, %d calls".formatted(
                kept.result().use().wall().toMillis() / 1e3, kept.result().use().cpu().toMillis() / 1e3,
                Texts.mebibytes(kept.result().use().peakMemoryBytes()), kept.result().use().workers(),
                kept.result().use().calls()));
        return facts;
    }

    private static void fact(List<Map<String, Object>> facts, String name, String value) {
        facts.add(Map.of("name", name, "value", value));
    }
}

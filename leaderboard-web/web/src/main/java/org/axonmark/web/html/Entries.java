package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Kept;
import org.axonmark.board.Ranked;
import org.axonmark.board.Row;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.TaskCard;

/** Rows of boards as plain texts, for the template {@code rows}. */
final class Entries {

    private Entries() {}

    /** Returns a table of entries that are ranked or ordered among themselves; ranks stand only where labels are not open. */
    static Map<String, Object> ranked(TaskCard card, Ranked ranked, int most) {
        Map<String, Object> table = table(card, ranked.rows().subList(0, Math.min(most, ranked.rows().size())));
        table.put("grouped", ranked.resolutionFloor().isPresent());
        table.put("ranked", ranked.resolutionFloor().isPresent() && card.labels() != Labels.OPEN);
        table.put("floor", ranked.resolutionFloor().isPresent() ? Texts.score(ranked.resolutionFloor().getAsDouble()) : "");
        table.put("more", Math.max(0, ranked.rows().size() - most));
        return table;
    }

    /** Returns a table of entries that stand below, each with the reason. */
    static Map<String, Object> below(TaskCard card, List<Row> rows) {
        Map<String, Object> table = table(card, rows);
        table.put("grouped", false);
        table.put("ranked", false);
        return table;
    }

    /** Returns a table of entries that a flag took out of the ranking, each with what, when and why. */
    static Map<String, Object> out(List<Row> rows) {
        return Map.of("rows", rows.stream().map(row -> {
            Map<String, Object> values = entry(row.kept());
            values.put("score", Texts.score(row.summary().value()));
            values.put("interval", Texts.interval(row.summary()));
            values.put("out", FlagView.out(row.kept()));
            return values;
        }).toList());
    }

    /** Returns what every mention of a result shows. */
    static Map<String, Object> entry(Kept kept) {
        EvaluationCard evaluation = kept.result().evaluation();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("evaluation", evaluation.id());
        values.put("origin", kept.evaluation());
        values.put("submission", evaluation.submission().id());
        values.put("version", evaluation.submission().version());
        values.put("name", Texts.safe(evaluation.submission().title()));
        values.put("none", evaluation.host().isolation() == Isolation.NONE);
        values.put("state", kept.result().state().name());
        values.put("why", kept.why());
        values.put("flags", FlagView.of(kept, Optional.empty()));
        return values;
    }

    private static Map<String, Object> table(TaskCard card, List<Row> rows) {
        Scale scale = Scale.of(card.mainMetric(), rows.stream().map(Row::summary).toList());
        List<Map<String, Object>> shown = new ArrayList<>();
        int groupBefore = 0;
        for (Row row : rows) {
            Map<String, Object> values = entry(row.kept());
            values.put("control", row.kept().isControlOf(card));
            values.put("flags", FlagView.of(row.kept(), Optional.of(card)));
            int group = row.standing().map(standing -> standing.tieGroup()).orElse(0);
            values.put("rank", row.standing().map(standing -> standing.low() == standing.high()
                    ? Integer.toString(standing.low())
                    : standing.low() + "–" + standing.high()).orElse(""));
            values.put("group", Integer.toString(group));
            values.put("newGroup", group != groupBefore && !shown.isEmpty());
            groupBefore = group;
            values.put("score", Texts.score(row.summary().value()));
            values.put("interval", Texts.interval(row.summary()));
            values.put("sd", Texts.sd(row.summary()));
            values.put("bar", scale.bar(row.summary()));
            shown.add(values);
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("rows", shown);
        table.put("line", scale.line());
        return table;
    }
}

package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.board.Cost;
import org.axonmark.board.ScoreAndCost;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Metric;

/** A board's entries by score and one cost: picture, table, and links to the other costs. */
final class CostView {

    /** From this ratio of the largest to the least cost on, the axis is spaced by ratio. */
    private static final double DECADE = 10;
    private static final double LINES = 4;

    private CostView() {}

    /** Returns the section for the template. */
    static Map<String, Object> of(Metric metric, ScoreAndCost shown) {
        Cost cost = shown.cost();
        double largest = shown.points().stream().mapToDouble(ScoreAndCost.Point::cost).max().orElse(0);
        Amounts amounts = Amounts.of(cost.unitOfMeasure(), largest);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", cost.id());
        values.put("title", Texts.safe(cost.title()));
        values.put("unit", amounts.unit());
        values.put("definition", Texts.safe(cost.definition()));
        values.put("groups", groups(shown));
        List<Map<String, Object>> rows = new ArrayList<>();
        if (!shown.points().isEmpty()) {
            Map<String, Object> picture = picture(metric, shown, amounts);
            values.put("picture", picture);
            List<?> marks = (List<?>) picture.get("marks");
            for (int i = 0; i < shown.points().size(); i++) {
                ScoreAndCost.Point point = shown.points().get(i);
                Map<String, Object> row = Entries.entry(point.row().kept());
                row.put("key", marks == null ? Map.of() : marks.get(i));
                row.put("cost", amounts.of(point.cost()));
                row.put("score", Texts.score(point.row().summary().value()));
                row.put("interval", Texts.interval(point.row().summary()));
                row.put("front", point.onFrontier());
                rows.add(row);
            }
        }
        values.put("rows", rows);
        values.put("missing", shown.missing().stream().map(one -> {
            Map<String, Object> row = Entries.entry(one.row().kept());
            row.put("reason", Texts.safe(one.why()));
            return row;
        }).toList());
        return values;
    }

    private static Map<String, Object> picture(Metric metric, ScoreAndCost shown, Amounts amounts) {
        List<Frontier.Entry> entries = new ArrayList<>();
        double[] costs = shown.points().stream().mapToDouble(point -> point.cost() * amounts.factor()).toArray();
        for (int i = 0; i < costs.length; i++) {
            ScoreAndCost.Point point = shown.points().get(i);
            EvaluationCard evaluation = point.row().kept().result().evaluation();
            Breakdown.Level level =
                    new Breakdown.Level(Amounts.written(costs[i]), point.row().summary().value(), point.row().summary().interval(),
                            point.row().summary().n(), OptionalDouble.of(costs[i]), Optional.empty());
            entries.add(new Frontier.Entry(Texts.safe(evaluation.submission().title()), evaluation.id(), List.of(level)));
        }
        double least = costs[0];
        double largest = costs[costs.length - 1];
        boolean byRatio = least > 0 && largest / least >= DECADE;
        String title = shown.cost().title() + ", " + amounts.unit();
        Breakdown.Axis axis = new Breakdown.Axis(title.substring(0, Math.min(title.length(), 60)),
                byRatio ? Breakdown.Scale.LOGARITHMIC : Breakdown.Scale.LINEAR, true);
        return new Frontier(metric, axis, entries, byRatio ? decades(least, largest) : evenly(least, largest)).picture();
    }

    /** 1, 2 and 5 of each decade; of many decades the 1 alone. */
    private static List<Double> decades(double least, double largest) {
        List<Double> marks = new ArrayList<>();
        boolean many = largest / least > DECADE * DECADE * DECADE;
        for (int power = (int) Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(largest)); power++) {
            for (double times : many ? new double[] {1} : new double[] {1, 2, 5}) {
                marks.add(times * Math.pow(DECADE, power));
            }
        }
        return marks;
    }

    private static List<Double> evenly(double least, double largest) {
        double range = largest > least ? largest - least : Math.max(1, largest);
        double decade = Math.pow(DECADE, Math.floor(Math.log10(range / LINES)));
        double step = range / decade > 5 * LINES ? 10 * decade : range / decade > 2 * LINES ? 5 * decade : 2 * decade;
        List<Double> marks = new ArrayList<>();
        for (double at = Math.ceil(least / step); at <= largest / step && marks.size() <= 2 * LINES; at++) {
            marks.add(at * step);
        }
        return marks.isEmpty() ? List.of(largest) : marks;
    }

    private static List<Map<String, Object>> groups(ScoreAndCost shown) {
        Map<String, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        for (Cost cost : shown.choices()) {
            groups.computeIfAbsent(Texts.safe(cost.group()), name -> new ArrayList<>())
                    .add(Map.of("title", Texts.safe(cost.title()), "href",
                            "?cost=" + cost.id() + "#cost", "here", cost.id().equals(shown.cost().id())));
        }
        return groups.entrySet().stream().map(group -> Map.<String, Object>of("name", group.getKey(), "costs", group.getValue())).toList();
    }
}

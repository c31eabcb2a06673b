package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.UnitFact;
import org.axonmark.results.statistics.Summaries;

/** One row for each unit of a result: what is known of it, and its mean by each metric; ordered by any column. */
final class UnitTable {

    private static final String UNIT = "unit";

    /** Rows of a page. */
    private static final int ROWS = 100;

    private final Result result;
    private final TaskCard card;
    private final List<Column> columns = new ArrayList<>();

    /**
     * A column.
     *
     * @param key by which an address asks for its order
     * @param title for people
     * @param main true for the metric that is pictured
     * @param cells texts by unit; a unit without one has none
     * @param numbers the same as numbers, as far as they are some
     */
    private record Column(String key, String title, boolean main, Map<String, String> cells, Map<String, Double> numbers) {

        boolean isNumbers() {
            return numbers.keySet().containsAll(cells.keySet());
        }

        /** By number, else by text; units without a value stand last. */
        Comparator<String> order(boolean falling) {
            Comparator<String> rising = isNumbers() ? Comparator.comparingDouble(unit -> numbers.getOrDefault(unit, 0.0))
                    : Comparator.comparing(unit -> cells.getOrDefault(unit, ""));
            return Comparator.comparing((String unit) -> !cells.containsKey(unit))
                    .thenComparing((a, b) -> !cells.containsKey(a) ? 0 : falling ? rising.compare(b, a) : rising.compare(a, b));
        }
    }

    private UnitTable(Result result, TaskCard card) {
        this.result = result;
        this.card = card;
    }

    /** Returns the table; nothing where the document names more units than the task has. */
    static Map<String, Object> of(Result result, TaskCard card, View view) {
        UnitTable table = new UnitTable(result, card);
        Map<String, Double> main = Summaries.byUnit(result.itemScores(), card.mainMetric().id());
        if (main.size() > card.units()) {
            return Map.of("units", List.of());
        }
        table.columns.add(new Column(UNIT, card.unit(), false,
                main.keySet().stream().collect(Collectors.toMap(unit -> unit, Texts::safe)), Map.of()));
        table.addFacts();
        table.addMetrics(view.group().or(card.mainMetric()::group));
        return table.shown(main, view);
    }

    /** Returns the groups that have a metric with values of single units. */
    static Set<String> groups(Result result, TaskCard card) {
        Set<String> scored = result.itemScores().stream().map(ItemScore::metric).collect(Collectors.toSet());
        return card.metrics().stream().filter(metric -> !metric.pooled() && scored.contains(metric.id()))
                .flatMap(metric -> metric.group().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the unit of each exhibit's item, in their order; the item itself where no score says it. */
    static Map<String, String> unitsOfExhibits(Result result) {
        Map<String, String> units = new LinkedHashMap<>();
        result.exhibits().forEach(exhibit -> units.put(exhibit.item(), exhibit.item()));
        for (ItemScore score : result.itemScores()) {
            units.replace(score.item(), score.item(), score.unit());
        }
        return units;
    }

    private void addFacts() {
        Map<String, Column> facts = new LinkedHashMap<>();
        for (UnitFact fact : result.unitFacts()) {
            Column column = facts.computeIfAbsent(fact.name(), name -> new Column("fact-" + facts.size(), Texts.safe(name), false,
                    new LinkedHashMap<>(), new LinkedHashMap<>()));
            column.cells().put(fact.unit(), Texts.safe(fact.value()));
            if (fact.value().matches("-?[0-9]{1,15}([.][0-9]{1,15})?")) {
                column.numbers().put(fact.unit(), Double.parseDouble(fact.value()));
            }
        }
        columns.addAll(facts.values());
    }

    /** Adds the main metric, and of the others those of one group: all together would make a page of many columns. */
    private void addMetrics(Optional<String> group) {
        for (Metric metric : card.metrics()) {
            boolean main = metric.equals(card.mainMetric());
            Map<String, Double> numbers =
                    main || metric.group().equals(group) ? Summaries.byUnit(result.itemScores(), metric.id()) : Map.of();
            if (!metric.pooled() && !numbers.isEmpty()) {
                columns.add(column(metric, main, numbers));
            }
        }
    }

    private static Column column(Metric metric, boolean main, Map<String, Double> numbers) {
        Map<String, String> cells = new LinkedHashMap<>();
        if (!MetricTables.isAmount(metric)) {
            numbers.forEach((unit, value) -> cells.put(unit, Texts.score(value)));
            return new Column(metric.id(), metric.title(), main, cells, numbers);
        }
        double largest = numbers.values().stream().mapToDouble(Math::abs).filter(Double::isFinite).max().orElse(0);
        Amounts amounts = Amounts.of(metric.unitOfMeasure(), largest);
        numbers.forEach((unit, value) -> cells.put(unit, amounts.of(value)));
        return new Column(metric.id(), metric.title() + ", " + amounts.unit(), main, cells, numbers);
    }

    private Map<String, Object> shown(Map<String, Double> main, View view) {
        List<Summary> summaries = result.summaries().stream().filter(one -> one.metric().equals(card.mainMetric().id())).toList();
        Scale scale = Scale.of(card.mainMetric(), summaries, main.values().stream().mapToDouble(Double::doubleValue).toArray());
        Set<String> shown = Set.copyOf(unitsOfExhibits(result).values());
        List<String> units = new ArrayList<>(main.keySet());
        columns.stream().filter(column -> view.isBy(column.key())).findFirst()
                .ifPresent(column -> units.sort(column.order(view.falling())));
        int first = first(units, view);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pages", pages(units.size(), first, view));
        values.put("groups", groups(result, card).stream().map(group -> Map.of("name", Texts.safe(group), "href",
                view.ofGroup(group).query() + "#units", "here",
                view.group().or(card.mainMetric()::group).filter(group::equals).isPresent())).toList());
        values.put("units", units.subList(first, Math.min(units.size(), first + ROWS)).stream()
                .map(unit -> row(unit, scale.place(main.getOrDefault(unit, 0.0)), shown, view)).toList());
        values.put("heads", columns.stream().map(column -> head(column, view)).toList());
        values.put("many", columns.size() > 2);
        values.put("line", scale.line());
        values.put("unit", card.unit());
        values.put("metric", card.mainMetric().title());
        values.put("bar", summaries.isEmpty() ? Map.of("hasRange", false, "value", 0) : scale.bar(summaries.getFirst()));
        return values;
    }

    /** The first unit shown: the one asked for, else that of the page on which the unit stands whose items are shown. */
    private static int first(List<String> units, View view) {
        int asked = view.from().isPresent() ? view.first() - 1 : view.unit().map(units::indexOf).filter(at -> at > 0).orElse(0);
        return Math.clamp(asked, 0, Math.max(0, units.size() - 1)) / ROWS * ROWS;
    }

    private static List<Map<String, Object>> pages(int units, int first, View view) {
        List<Map<String, Object>> pages = new ArrayList<>();
        for (int from = 0; from < units && units > ROWS; from += ROWS) {
            pages.add(Map.of("name", (from + 1) + "–" + Math.min(units, from + ROWS), "href", view.startingAt(from + 1).query() + "#units",
                    "here", from == first));
        }
        return pages;
    }

    private Map<String, Object> head(Column column, View view) {
        boolean here = view.isBy(column.key());
        return Map.of("title", column.title(), "main", column.main(), "num", column.isNumbers(),
                "sorted", here ? view.falling() ? "descending" : "ascending" : "",
                "href", view.by(here && !view.falling() ? "-" + column.key() : column.key()).query());
    }

    private Map<String, Object> row(String unit, double place, Set<String> shown, View view) {
        Function<Column, Map<String, Object>> cell = column -> Map.of("text", column.cells().getOrDefault(unit, "–"),
                "num", column.isNumbers(), "main", column.main());
        return Map.of("unit", Texts.safe(unit), "x", place, "here", view.unit().filter(unit::equals).isPresent(),
                "href", shown.contains(unit) ? view.of(unit).query() : "",
                "cells", columns.stream().skip(1).map(cell).toList());
    }
}

package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.axonmark.results.format.Chart;

/** Charts for the template: each number with a bar of at most {@value #LENGTH}, columns of one unit of measure on one scale. */
final class ChartView {

    private static final double LENGTH = 100;
    private static final String SHARE = "share";

    private ChartView() {}

    static Map<String, Object> of(Chart chart) {
        List<Map<String, Object>> heads = new ArrayList<>();
        List<List<Map<String, Object>>> cells = new ArrayList<>();
        chart.rows().forEach(row -> cells.add(new ArrayList<>()));
        for (int column = 0; column < chart.columns().size(); column++) {
            Chart.Column head = chart.columns().get(column);
            double largest = largest(chart, head.unitOfMeasure());
            boolean share = head.unitOfMeasure().equals(SHARE) && largest <= 1;
            Amounts amounts = share ? new Amounts("%", LENGTH) : Amounts.of(head.unitOfMeasure(), largest);
            heads.add(Map.of("name", Texts.safe(head.name()), "unit", amounts.unit()));
            for (int row = 0; row < cells.size(); row++) {
                double value = chart.rows().get(row).values().get(column);
                cells.get(row).add(Map.of("text", amounts.of(value),
                        "width", NetworkLayout.number(largest == 0 ? 0 : LENGTH * (value / (share ? 1 : largest)))));
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            rows.add(Map.of("name", Texts.safe(chart.rows().get(row).name()), "cells", cells.get(row)));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", Texts.safe(chart.title()));
        values.put("note", Texts.safe(chart.note()));
        values.put("rowsAre", Texts.safe(chart.rowsAre()));
        values.put("heads", heads);
        values.put("rows", rows);
        return values;
    }

    private static double largest(Chart chart, String unit) {
        double largest = 0;
        for (int column = 0; column < chart.columns().size(); column++) {
            if (chart.columns().get(column).unitOfMeasure().equals(unit)) {
                for (Chart.Row row : chart.rows()) {
                    largest = Math.max(largest, row.values().get(column));
                }
            }
        }
        return largest;
    }
}

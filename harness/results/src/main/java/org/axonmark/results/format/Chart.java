package org.axonmark.results.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers of a whole evaluation in rows and columns, each with a bar: such as what each layer of a network cost. It names no item and no unit, so
 * it may be shown while a round runs.
 *
 * @param title for people, 1 to {@value Exhibit#MAX_TITLE} characters
 * @param note what the numbers are, at most {@value Exhibit#MAX_TEXT} characters
 * @param rowsAre what a row is, such as {@code layer}, 1 to {@value #MAX_NAME} characters
 * @param columns 1 to {@value #MAX_COLUMNS}, names unique; those of one unit of measure share a scale
 * @param rows 1 to {@value #MAX_ROWS}, names unique, each with one number for each column
 */
public record Chart(String title, String note, String rowsAre, List<Column> columns, List<Row> rows) {

    /** Most charts of a result. */
    public static final int MAX_CHARTS = 6;

    /** Most columns of a chart. */
    public static final int MAX_COLUMNS = 4;

    /** Most rows of a chart. */
    public static final int MAX_ROWS = 60;

    /** Length of the longest name, in characters. */
    public static final int MAX_NAME = 60;

    /** Checks counts, lengths and that names are unique. */
    public Chart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        Exhibit.length("a chart's title", title, 1, Exhibit.MAX_TITLE);
        Exhibit.length("a chart's note", note, 0, Exhibit.MAX_TEXT);
        Exhibit.length("what the rows of a chart are", rowsAre, 1, MAX_NAME);
        Exhibit.count("columns of a chart", columns.size(), 1, MAX_COLUMNS);
        Exhibit.count("rows of a chart", rows.size(), 1, MAX_ROWS);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("chart '" + title + "' has two columns '" + column.name() + "'");
            }
        }
        names.clear();
        for (Row row : rows) {
            if (!names.add(row.name())) {
                throw new IllegalArgumentException("chart '" + title + "' has two rows '" + row.name() + "'");
            }
            Exhibit.count("values of row '" + row.name() + "'", row.values().size(), columns.size(), columns.size());
        }
    }

    /**
     * A column.
     *
     * @param name such as {@code additions}, 1 to {@value Chart#MAX_NAME} characters
     * @param unitOfMeasure such as {@code operations}, 1 to {@value Chart#MAX_NAME} characters
     */
    public record Column(String name, String unitOfMeasure) {

        /** Checks the lengths. */
        public Column {
            Exhibit.length("a column's name", name, 1, MAX_NAME);
            Exhibit.length("the unit of column '" + name + "'", unitOfMeasure, 1, MAX_NAME);
        }
    }

    /**
     * A row.
     *
     * @param name such as {@code 0003 Conv}, 1 to {@value Chart#MAX_NAME} characters
     * @param values finite numbers, 0 or above
     */
    public record Row(String name, List<Double> values) {

        /** Checks name and values. */
        public Row {
            // A document has one zero.
            values = values.stream().map(value -> value + 0.0).toList();
            Exhibit.length("a row's name", name, 1, MAX_NAME);
            if (!values.stream().allMatch(value -> Double.isFinite(value) && value >= 0)) {
                throw new IllegalArgumentException("row '" + name + "' has the values " + values + "; a bar is finite and 0 or above");
            }
        }
    }
}

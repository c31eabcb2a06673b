package org.axonmark.results.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One item shown: what was to be found beside what the submission said. It holds truth, so a result has exhibits only where the truth is
 * public: practice, open labels, a round that has ended.
 *
 * @param item the item's id
 * @param title for people, 1 to {@value #MAX_TITLE} characters
 * @param notes texts beside the picture, at most {@value #MAX_NOTES}; what a submission wrote is its claim
 * @param plot the picture, if it is one of points
 * @param table the picture, if it is one of texts
 * @param drawing the picture, if it is one of a network
 * @param raster the picture, if it is one of spikes; exactly one of the four is there
 */
public record Exhibit(String item, String title, List<Note> notes, Optional<Plot> plot, Optional<Table> table, Optional<Drawing> drawing,
        Optional<Raster> raster) {

    /** Most exhibits of a result that are no drawings. */
    public static final int MAX_EXHIBITS = 12;

    /** Most drawings of a result; a page shows one at a time. */
    public static final int MAX_DRAWINGS = 48;

    /** Most notes of an exhibit. */
    public static final int MAX_NOTES = 12;

    /** Most series of a plot. */
    public static final int MAX_SERIES = 6;

    /** Most points of a series. */
    public static final int MAX_POINTS = 400;

    /** Most columns of a table. */
    public static final int MAX_COLUMNS = 6;

    /** Most rows of a table. */
    public static final int MAX_ROWS = 40;

    /** Length of the longest note, in characters. */
    public static final int MAX_TEXT = 2_000;

    /** Length of the longest cell, in characters. */
    public static final int MAX_CELL = 300;

    /** Length of the longest title, in characters. */
    public static final int MAX_TITLE = 200;

    private static final int MAX_NAME = 60;

    /** Checks counts and lengths. */
    public Exhibit {
        notes = List.copyOf(notes);
        length("an exhibit's item", item, 1, MAX_TITLE);
        length("an exhibit's title", title, 1, MAX_TITLE);
        count("notes of an exhibit", notes.size(), 0, MAX_NOTES);
        long pictures = Stream.of(plot, table, drawing, raster).filter(Optional::isPresent).count();
        if (pictures != 1) {
            throw new IllegalArgumentException(
                    "the exhibit of item '" + item + "' has " + pictures
                            + " pictures; it is to have one: a plot, a table, a drawing or a raster");
        }
    }

    /** Creates an exhibit of points or of texts. */
    public Exhibit(String item, String title, List<Note> notes, Optional<Plot> plot, Optional<Table> table) {
        this(item, title, notes, plot, table, Optional.empty(), Optional.empty());
    }

    /** Creates an exhibit of a network. */
    public Exhibit(String item, String title, List<Note> notes, Drawing drawing) {
        this(item, title, notes, Optional.empty(), Optional.empty(), Optional.of(drawing), Optional.empty());
    }

    /** Creates an exhibit of spikes. */
    public Exhibit(String item, String title, List<Note> notes, Raster raster) {
        this(item, title, notes, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(raster));
    }

    /**
     * A named text.
     *
     * @param name such as {@code hypothesis}, 1 to 60 characters
     * @param text at most {@value Exhibit#MAX_TEXT} characters
     */
    public record Note(String name, String text) {

        /** Checks the lengths. */
        public Note {
            length("a note's name", name, 1, MAX_NAME);
            length("note '" + name + "'", text, 0, MAX_TEXT);
        }
    }

    /**
     * A picture of points.
     *
     * @param x what runs along the picture, 1 to 60 characters
     * @param y what runs up, 1 to 60 characters
     * @param series 1 to {@value Exhibit#MAX_SERIES}; the first is the truth and sets the scale
     * @param band an interval of x that is shaded
     */
    public record Plot(String x, String y, List<Series> series, Optional<Band> band) {

        /** Checks counts and lengths. */
        public Plot {
            series = List.copyOf(series);
            length("a plot's x", x, 1, MAX_NAME);
            length("a plot's y", y, 1, MAX_NAME);
            count("series of a plot", series.size(), 1, MAX_SERIES);
        }
    }

    /** How the points of a series are drawn. */
    public enum Mark {
        /** Joined, from the first to the last. */
        LINE,
        /** Each by itself. */
        POINTS
    }

    /**
     * Points.
     *
     * @param name such as {@code black box}, 1 to 60 characters
     * @param mark how they are drawn
     * @param x 1 to {@value Exhibit#MAX_POINTS} finite numbers
     * @param y as many
     */
    public record Series(String name, Mark mark, List<Double> x, List<Double> y) {

        /** Checks counts and values. */
        public Series {
            // A document has one zero.
            x = x.stream().map(value -> value + 0.0).toList();
            y = y.stream().map(value -> value + 0.0).toList();
            length("a series' name", name, 1, MAX_NAME);
            count("points of series '" + name + "'", x.size(), 1, MAX_POINTS);
            count("values of series '" + name + "'", y.size(), x.size(), x.size());
            if (!x.stream().allMatch(Double::isFinite) || !y.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("series '" + name + "' has a number that is not finite; leave the point out");
            }
        }
    }

    /**
     * A shaded interval of x.
     *
     * @param name 1 to 60 characters
     * @param low lower end, finite
     * @param high upper end, finite
     */
    public record Band(String name, double low, double high) {

        /** Checks the ends. */
        public Band {
            length("a band's name", name, 1, MAX_NAME);
            if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
                throw new IllegalArgumentException("band '" + name + "' runs from " + low + " to " + high);
            }
        }
    }

    /**
     * A picture of texts.
     *
     * @param columns 1 to {@value Exhibit#MAX_COLUMNS} headings of 1 to 60 characters, such as input, truth and hypothesis
     * @param rows 1 to {@value Exhibit#MAX_ROWS}, each with one cell for each column
     */
    public record Table(List<String> columns, List<Row> rows) {

        /** Checks counts and lengths. */
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            count("columns of a table", columns.size(), 1, MAX_COLUMNS);
            count("rows of a table", rows.size(), 1, MAX_ROWS);
            for (String column : columns) {
                length("a column's heading", column, 1, MAX_NAME);
            }
            for (Row row : rows) {
                count("cells of a row", row.cells().size(), columns.size(), columns.size());
            }
        }
    }

    /**
     * A row of texts.
     *
     * @param cells at most {@value Exhibit#MAX_CELL} characters each
     */
    public record Row(List<String> cells) {

        /** Checks the lengths. */
        public Row {
            cells = List.copyOf(cells);
            for (String cell : cells) {
                length("a cell", cell, 0, MAX_CELL);
            }
        }
    }

    static void count(String what, int n, int fewest, int most) {
        if (n < fewest || n > most) {
            throw new IllegalArgumentException("there are " + n + " " + what + ", there may be " + fewest + " to " + most);
        }
    }

    static void length(String what, String text, int shortest, int longest) {
        if (text.length() < shortest || text.length() > longest) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters, it may have " + shortest + " to " + longest);
        }
    }
}

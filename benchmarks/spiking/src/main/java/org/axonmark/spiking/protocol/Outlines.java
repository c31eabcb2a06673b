package org.axonmark.spiking.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.axonmark.results.format.Exhibit;
import org.axonmark.spiking.stimuli.Box;

/** Draws what a scene shows and what was answered beside each other, as dots along outlines. */
final class Outlines {

    private Outlines() {}

    /**
     * Dots in pixels of a scene, row 0 at the top.
     *
     * @param columns of each
     * @param rows of each
     */
    record Dots(List<Double> columns, List<Double> rows) {

        Dots() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(double column, double row) {
            columns.add(column);
            rows.add(row);
        }
    }

    /** Returns dots along the sides of boxes, two pixels apart or what divides a side evenly. */
    static Dots of(List<Box> boxes) {
        Dots dots = new Dots();
        for (Box box : boxes) {
            int across = (int) Math.ceil((box.right() - box.left()) / 2);
            int down = (int) Math.ceil((box.bottom() - box.top()) / 2);
            for (int i = 0; i <= across; i++) {
                double column = across == 0 ? box.left() : box.left() + (box.right() - box.left()) * i / across;
                dots.add(column, box.top());
                dots.add(column, box.bottom());
            }
            for (int i = 1; i < down; i++) {
                double row = box.top() + (box.bottom() - box.top()) * i / down;
                dots.add(box.left(), row);
                dots.add(box.right(), row);
            }
        }
        return dots;
    }

    /** Returns a dot for each pixel whose right or lower neighbour is of another class. */
    static Dots of(int[] map, int width) {
        Dots dots = new Dots();
        for (int i = 0; i < map.length; i++) {
            boolean right = i % width < width - 1 && map[i] != map[i + 1];
            boolean below = i + width < map.length && map[i] != map[i + width];
            if (right || below) {
                int row = i / width;
                dots.add(i % width + 0.5, row + 0.5);
            }
        }
        return dots;
    }

    /** Returns the picture: truth to the left, answer to the right, in frames. */
    static Exhibit exhibit(String item, String title, int height, int width, Dots truth, Dots answer, List<Exhibit.Note> notes) {
        double w = width;
        double h = height;
        List<Exhibit.Series> series = new ArrayList<>();
        series.add(new Exhibit.Series("scene", Exhibit.Mark.LINE, List.of(0.0, w, w, 0.0, 0.0, 2 * w, 2 * w, w),
                List.of(0.0, 0.0, h, h, 0.0, 0.0, h, h)));
        series("truth (left)", truth, 0, height).ifPresent(series::add);
        series("answer (right)", answer, width, height).ifPresent(series::add);
        return new Exhibit(item, title, notes,
                Optional.of(new Exhibit.Plot("columns, truth and answer", "rows from the bottom", series, Optional.empty())),
                Optional.empty());
    }

    /** Thinned evenly to what a series may have. */
    private static Optional<Exhibit.Series> series(String name, Dots dots, double shift, double height) {
        int every = (dots.rows().size() + Exhibit.MAX_POINTS - 1) / Exhibit.MAX_POINTS;
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < dots.rows().size(); i += every) {
            x.add(shift + dots.columns().get(i));
            y.add(height - dots.rows().get(i));
        }
        return x.isEmpty() ? Optional.empty() : Optional.of(new Exhibit.Series(name, Exhibit.Mark.POINTS, x, y));
    }

    /** Writes a share or a confidence with three digits. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}

package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.axonmark.results.format.Exhibit;

/** Exhibits as numbers of a picture {@value #WIDTH} wide and {@value #HEIGHT} high, its origin at the upper left; the first series sets the scale. */
final class Plots {

    private static final double WIDTH = 320;
    private static final double HEIGHT = 160;

    /** Coordinates beyond this are drawn there: far outside of the picture, and still a number that every browser draws. */
    private static final double FAR = 10_000;

    /** Rows of the table that says the picture in numbers. */
    private static final int TABLE_ROWS = 21;

    private Plots() {}

    /** Returns an exhibit for the template. */
    static Map<String, Object> of(Exhibit exhibit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", Texts.safe(exhibit.title()));
        values.put("notes", exhibit.notes().stream()
                .filter(note -> !note.text().isEmpty())
                .map(note -> Map.of("name", Texts.safe(note.name()), "text", Texts.safe(note.text()))).toList());
        values.put("plot", exhibit.plot().map(Plots::plot).orElse(Map.of()));
        values.put("table", exhibit.table().map(Plots::table).orElse(Map.of()));
        values.put("drawing", exhibit.drawing().map(Drawings::of).orElse(Map.of()));
        values.put("raster", exhibit.raster().map(RasterView::of).orElse(Map.of()));
        return values;
    }

    private static Map<String, Object> table(Exhibit.Table table) {
        return Map.of("columns", table.columns().stream().map(Texts::safe).toList(),
                "rows", table.rows().stream().map(row -> row.cells().stream().map(Texts::safe).toList()).toList());
    }

    private static Map<String, Object> plot(Exhibit.Plot plot) {
        Exhibit.Series first = plot.series().getFirst();
        double[] across = ends(first.x());
        double[] up = ends(first.y());
        List<Map<String, Object>> series = new ArrayList<>();
        for (int i = 0; i < plot.series().size(); i++) {
            series.add(series(plot.series().get(i), "s" + i, across, up));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("x", Texts.safe(plot.x()));
        values.put("y", Texts.safe(plot.y()));
        values.put("left", Texts.tick(across[0]));
        values.put("right", Texts.tick(across[1]));
        values.put("bottom", Texts.tick(up[0]));
        values.put("top", Texts.tick(up[1]));
        values.put("series", series);
        values.put("bands", plot.band().map(band -> {
            double from = place(band.low(), across, WIDTH);
            return List.of(Map.of("name", Texts.safe(band.name()), "x", number(from),
                    "width", number(Math.max(0, place(band.high(), across, WIDTH) - from))));
        }).orElse(List.of()));
        values.put("rows", rows(plot));
        return values;
    }

    private static Map<String, Object> series(Exhibit.Series series, String style, double[] across, double[] up) {
        List<Map<String, String>> dots = new ArrayList<>();
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < series.x().size(); i++) {
            String x = number(place(series.x().get(i), across, WIDTH));
            String y = number(HEIGHT - place(series.y().get(i), up, HEIGHT));
            points.append(x).append(',').append(y).append(' ');
            dots.add(Map.of("x", x, "y", y));
        }
        boolean joined = series.mark() == Exhibit.Mark.LINE;
        return Map.of("name", Texts.safe(series.name()), "style", style, "joined", joined, "points", points.toString().strip(), "dots",
                joined ? List.of() : dots);
    }

    /** Some points of the first series, with the values of those that have the same x in the same place. */
    private static List<List<String>> rows(Exhibit.Plot plot) {
        List<Double> x = plot.series().getFirst().x();
        List<List<String>> rows = new ArrayList<>();
        int count = Math.min(TABLE_ROWS, x.size());
        for (int row = 0; row < count; row++) {
            int at = count == 1 ? 0 : (int) Math.round(row * (x.size() - 1.0) / (count - 1));
            List<String> cells = new ArrayList<>(List.of(Texts.tick(x.get(at))));
            for (Exhibit.Series series : plot.series()) {
                boolean same = at < series.x().size() && series.x().get(at).equals(x.get(at));
                cells.add(same ? Texts.tick(series.y().get(at)) : "–");
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Ends of a scale that holds values, never the same. */
    private static double[] ends(List<Double> values) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double least = Math.max(1e-9, Math.abs(low) * 1e-9);
        return high - low > least ? new double[] {low, high} : new double[] {low - Math.max(1, least), high + Math.max(1, least)};
    }

    /** Where a value lies; halves, so that no difference of finite numbers passes what a number can be. */
    private static double place(double value, double[] ends, double length) {
        double share = (value / 2 - ends[0] / 2) / (ends[1] / 2 - ends[0] / 2);
        return Math.clamp(share * length, -FAR, FAR);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

package org.axonmark.cli.gate;

import java.util.List;
import java.util.Locale;

import org.axonmark.results.Untrusted;
import org.axonmark.results.statistics.ChangePoints;

/** The history as an SVG picture: a strip for each measure, its values from the left to now, a line where the level changes. */
public final class TrendPicture {

    private static final int WIDTH = 760;
    private static final int STRIP = 110;
    private static final int LEFT = 90;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int HEIGHT = 60;

    private TrendPicture() {}

    /** Returns the picture. */
    public static String of(GateReport report) {
        List<Trend> trends = report.trends();
        int height = STRIP * Math.max(1, trends.size()) + (report.isUnsandboxed() ? 24 : 0);
        StringBuilder svg =
                new StringBuilder(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                        + " viewBox=\"0 0 %1$d %2$d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n", WIDTH, height));
        svg.append("<title>Measures over the history of gates</title>\n");
        svg.append(String.format(Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, height));
        for (int i = 0; i < trends.size(); i++) {
            strip(svg, trends.get(i), i * STRIP);
        }
        if (trends.isEmpty()) {
            text(svg, LEFT, TOP, "#333333", "No history yet: a trend takes two gates.");
        }
        if (report.isUnsandboxed()) {
            text(svg, LEFT, height - 8, "#b00020", GateReport.mark());
        }
        return svg.append("</svg>\n").toString();
    }

    private static void strip(StringBuilder svg, Trend trend, int offset) {
        double low = trend.points().stream().mapToDouble(Trend.Point::value).min().orElse(0);
        double high = trend.points().stream().mapToDouble(Trend.Point::value).max().orElse(1);
        text(svg, LEFT, offset + 18, "#111111", trend.task() + "  " + trend.measure() + ", " + trend.unitOfMeasure());
        text(svg, 6, offset + TOP + 10, "#555555", Numbers.of(high));
        text(svg, 6, offset + TOP + HEIGHT, "#555555", Numbers.of(low));
        StringBuilder line = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (int i = 0; i < trend.points().size(); i++) {
            Trend.Point point = trend.points().get(i);
            double x = x(trend, i);
            double y = offset + TOP + (high > low ? (high - point.value()) / (high - low) : 0.5) * HEIGHT;
            line.append(String.format(Locale.ROOT, "%s%.1f,%.1f", i == 0 ? "" : " ", x, y));
            dots.append(String.format(Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"#1f5fa8\"><title>%s: %s</title></circle>%n", x, y,
                    new Untrusted(point.submission()).forXml(), Numbers.of(point.value())));
        }
        for (ChangePoints.Change change : trend.changes()) {
            double x = (x(trend, change.index() - 1) + x(trend, change.index())) / 2;
            svg.append(String.format(Locale.ROOT,
                    "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#b00020\" stroke-dasharray=\"4 3\"><title>%4$s to %5$s</title></line>%n",
                    x, offset + TOP - 4, offset + TOP + HEIGHT + 4, Numbers.of(change.before()), Numbers.of(change.after())));
        }
        svg.append("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.5\" points=\"").append(line).append("\"/>\n").append(dots);
    }

    private static double x(Trend trend, int index) {
        int last = Math.max(1, trend.points().size() - 1);
        return LEFT + (double) index / last * (WIDTH - LEFT - RIGHT);
    }

    private static void text(StringBuilder svg, int x, int y, String colour, String text) {
        svg.append(
                String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n", x, y, colour, new Untrusted(text).forXml()));
    }
}

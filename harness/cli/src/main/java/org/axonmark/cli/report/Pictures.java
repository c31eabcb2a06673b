package org.axonmark.cli.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Raster;
import org.axonmark.results.format.Summary;

/** Pictures of a result as SVG that stands in a page; coordinates are pixels, texts escaped, colours the page's. */
final class Pictures {

    private static final double LINE = 160;
    private static final double WIDTH = 480;
    private static final double HEIGHT = 200;
    private static final double MARGIN = 36;
    /** Coordinates beyond this are drawn there: far outside of the picture, and still a number that every reader draws. */
    private static final double FAR = 5_000;

    private Pictures() {}

    /** Returns a value with its interval on a scale. */
    static String interval(double value, Optional<Summary.Interval> interval, double[] scale, OptionalDouble chance) {
        StringBuilder svg = new StringBuilder(open(LINE + 8, 16, "value on its scale from " + HtmlReport.number(scale[0]) + " to "
                + HtmlReport.number(scale[1])));
        svg.append(line("axis", 4, 8, LINE + 4, 8));
        interval.ifPresent(one -> svg.append(line("interval", 4 + at(one.low(), scale, LINE), 8, 4 + at(one.high(), scale, LINE), 8)));
        chance.ifPresent(one -> svg.append(line("chance", 4 + at(one, scale, LINE), 1, 4 + at(one, scale, LINE), 15)));
        return svg.append(dot("dot", 4 + at(value, scale, LINE), 8, 3.5)).append("</svg>").toString();
    }

    /** Returns a bar beside the largest. */
    static String bar(double value, double largest) {
        return open(LINE / 2, 12, "") + "<rect class=\"bar\" x=\"0\" y=\"1\" height=\"10\" width=\""
                + number(largest == 0 ? 0 : LINE / 2 * (value / largest)) + "\"/></svg>";
    }

    /** Returns the values of units as dots along a line, those of one place above each other. */
    static String units(List<Double> values) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double[] scale = ends(low, high);
        int places = 60;
        Map<Integer, Integer> heights = new HashMap<>();
        List<double[]> dots = new ArrayList<>();
        int tallest = 1;
        for (double value : values) {
            int place = (int) Math.round(at(value, scale, places));
            int height = heights.merge(place, 1, Integer::sum);
            tallest = Math.max(tallest, height);
            dots.add(new double[] {MARGIN + place * (WIDTH - 2 * MARGIN) / places, height});
        }
        double step = Math.min(7, 140.0 / tallest);
        double base = step * tallest + 10;
        StringBuilder svg =
                new StringBuilder(open(WIDTH, base + 20, "values of " + values.size() + " units from " + HtmlReport.number(low) + " to "
                        + HtmlReport.number(high)));
        dots.forEach(dot -> svg.append(dot("unit", dot[0], base - step * (dot[1] - 0.5), Math.max(1, step / 2 - 0.2))));
        svg.append(line("axis", MARGIN, base + 1, WIDTH - MARGIN, base + 1));
        return svg.append(text(MARGIN, base + 15, "middle", HtmlReport.number(scale[0])))
                .append(text(WIDTH - MARGIN, base + 15, "middle", HtmlReport.number(scale[1]))).append("</svg>").toString();
    }

    /** Returns points; the first series sets the scale. */
    static String plot(Exhibit.Plot plot) {
        Exhibit.Series first = plot.series().getFirst();
        double[] across = ends(first.x());
        double[] up = ends(first.y());
        double width = WIDTH - 2 * MARGIN;
        double height = HEIGHT - 2 * MARGIN + 20;
        StringBuilder svg = new StringBuilder(open(WIDTH, HEIGHT + 14.0 * plot.series().size(), plot.y() + " over " + plot.x()));
        svg.append("<svg x=\"").append(number(MARGIN)).append("\" y=\"16\" width=\"").append(number(width)).append("\" height=\"")
                .append(number(height)).append("\">");
        plot.band().ifPresent(band -> {
            double from = Math.clamp(place(band.low(), across, width), 0, width);
            double to = Math.clamp(place(band.high(), across, width), 0, width);
            svg.append("<rect class=\"shade\" x=\"").append(number(from)).append("\" y=\"0\" width=\"").append(number(to - from))
                    .append("\" height=\"")
                    .append(number(height)).append("\"><title>").append(HtmlReport.safe(band.name())).append("</title></rect>");
        });
        for (int i = plot.series().size() - 1; i >= 0; i--) {
            Exhibit.Series series = plot.series().get(i);
            StringBuilder path = new StringBuilder();
            for (int at = 0; at < series.x().size(); at++) {
                double x = place(series.x().get(at), across, width);
                double y = height - place(series.y().get(at), up, height);
                if (series.mark() == Exhibit.Mark.LINE) {
                    path.append(at == 0 ? "M" : "L").append(number(x)).append(' ').append(number(y));
                } else if (y > -HEIGHT && y < 2 * HEIGHT) {
                    svg.append(dot("p" + i, x, y, 2));
                }
            }
            svg.append(path.isEmpty() ? "" : "<path class=\"s s" + i + "\" d=\"" + path + "\"/>");
        }
        svg.append("<rect class=\"axis\" width=\"").append(number(width)).append("\" height=\"").append(number(height))
                .append("\"/></svg>");
        double base = 16 + height;
        svg.append(text(MARGIN, 11, "start", plot.y() + ", " + HtmlReport.number(up[0]) + " to " + HtmlReport.number(up[1])))
                .append(text(MARGIN, base + 13, "start", HtmlReport.number(across[0])))
                .append(text(WIDTH / 2, base + 13, "middle", plot.x()))
                .append(text(WIDTH - MARGIN, base + 13, "end", HtmlReport.number(across[1])));
        for (int i = 0; i < plot.series().size(); i++) {
            double y = base + 28 + 14 * i;
            boolean joined = plot.series().get(i).mark() == Exhibit.Mark.LINE;
            svg.append(joined ? line("s s" + i, MARGIN, y - 4, MARGIN + 24, y - 4) : dot("p" + i, MARGIN + 12, y - 4, 2.5))
                    .append(text(MARGIN + 30, y, "start", plot.series().get(i).name()));
        }
        return svg.append("</svg>").toString();
    }

    /** Returns spikes, a panel for each layer, time to the right. */
    static String raster(Raster raster) {
        StringBuilder panels = new StringBuilder();
        double y = 0;
        for (Raster.Layer layer : raster.layers()) {
            double step = Math.min(16, (WIDTH - 8) / layer.steps());
            String share = String.format(Locale.ROOT, ", %.1f %% of %d updates", 100.0 * (double) layer.spikes() / (double) layer.updates(),
                    layer.updates());
            panels.append(text(0, y + 12, "start", layer.name() + share));
            panels.append("<g transform=\"translate(0 ").append(number(y + 17)).append(") scale(").append(number(step)).append(" 3)\">")
                    .append("<path class=\"spike\" d=\"").append(runs(layer)).append("\"/></g>");
            y += 17 + 3.0 * layer.rows().size();
            panels.append(line("axis", 0, y + 1, step * layer.steps(), y + 1));
            y += 10;
        }
        return open(WIDTH, y + 14, "spikes of " + raster.layers().size() + " layers") + panels
                + text(0, y + 8, "start", raster.step() + " to the right, a row for each neuron shown") + "</svg>";
    }

    /** Runs of spikes as strokes through the middle of their rows, in steps and neurons. */
    private static String runs(Raster.Layer layer) {
        StringBuilder path = new StringBuilder();
        for (int neuron = 0; neuron < layer.rows().size(); neuron++) {
            String marks = layer.rows().get(neuron);
            for (int from = marks.indexOf('1'); from >= 0;) {
                int to = marks.indexOf('0', from);
                int end = to < 0 ? marks.length() : to;
                path.append('M').append(from).append(' ').append(neuron).append(".5h").append(end - from);
                from = marks.indexOf('1', end);
            }
        }
        return path.toString();
    }

    /** Returns a network from its inputs at the bottom to its output at the top. */
    static String drawing(Drawing drawing) {
        List<Integer> rows = used(drawing, Drawing.Node::row);
        List<Integer> columns = used(drawing, Drawing.Node::column);
        double across = 64;
        double up = 58;
        StringBuilder lines = new StringBuilder();
        for (Drawing.Edge edge : drawing.edges()) {
            Drawing.Node from = drawing.nodes().get(edge.from());
            Drawing.Node to = drawing.nodes().get(edge.to());
            double x1 = 32 + across * columns.indexOf(from.column());
            double x2 = 32 + across * columns.indexOf(to.column()) + shift(to, edge.port());
            double y1 = 24 + up * (rows.size() - 1 - rows.indexOf(from.row())) - 12;
            double y2 = 24 + up * (rows.size() - 1 - rows.indexOf(to.row())) + 12;
            lines.append("<path class=\"s ").append(edge.kind().name().toLowerCase(Locale.ROOT)).append("\" d=\"M").append(number(x1))
                    .append(' ')
                    .append(number(y1)).append('C').append(number(x1)).append(' ').append(number(y1 - 20)).append(' ').append(number(x2))
                    .append(' ')
                    .append(number(y2 + 20)).append(' ').append(number(x2)).append(' ').append(number(y2)).append("\"/>");
        }
        for (Drawing.Node node : drawing.nodes()) {
            double x = 32 + across * columns.indexOf(node.column());
            double y = 24 + up * (rows.size() - 1 - rows.indexOf(node.row()));
            lines.append("<rect class=\"node\" x=\"").append(number(x - 26)).append("\" y=\"").append(number(y - 12))
                    .append("\" width=\"52\" height=\"24\" rx=\"3\"/>").append(text(x, y + 4, "middle", label(node.name())));
        }
        double width = across * columns.size();
        return open(width, up * rows.size(), "a network of " + drawing.nodes().size() + " nodes") + lines + "</svg>"
                + "<p class=\"soft\">Solid: %d edges true and found; dashed: %d true and missed; dotted: %d found and not true; %d others are neither.</p>"
                        .formatted(count(drawing, Drawing.Kind.FOUND), count(drawing, Drawing.Kind.MISSED),
                                count(drawing, Drawing.Kind.WRONG),
                                drawing.others());
    }

    private static double shift(Drawing.Node to, Optional<String> port) {
        int at = port.map(to.ports()::indexOf).orElse(-1);
        return at < 0 ? 0 : 52 * ((at + 0.5) / to.ports().size() - 0.5);
    }

    private static long count(Drawing drawing, Drawing.Kind kind) {
        return drawing.edges().stream().filter(edge -> edge.kind() == kind).count();
    }

    private static String label(String name) {
        return name.codePointCount(0, name.length()) <= 8 ? name : name.substring(0, name.offsetByCodePoints(0, 7)) + "…";
    }

    /** Rows and columns in which there is nothing take no room. */
    private static List<Integer> used(Drawing drawing, ToIntFunction<Drawing.Node> place) {
        return List.copyOf(new TreeSet<>(drawing.nodes().stream().map(place::applyAsInt).toList()));
    }

    private static double[] ends(List<Double> values) {
        return ends(values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    /** Ends of a scale, never the same. */
    private static double[] ends(double low, double high) {
        double least = Math.max(1e-9, Math.abs(low) * 1e-9);
        return high - low > least ? new double[] {low, high} : new double[] {low - Math.max(1, least), high + Math.max(1, least)};
    }

    /** Where a value lies on a scale, at its ends if it is beyond them. */
    private static double at(double value, double[] scale, double length) {
        return Math.clamp(place(value, scale, length), 0, length);
    }

    /** Halves, so that no difference of finite numbers passes what a number can be. */
    private static double place(double value, double[] ends, double length) {
        double place = (value / 2 - ends[0] / 2) / (ends[1] / 2 - ends[0] / 2) * length;
        return Double.isNaN(place) ? 0 : Math.clamp(place, -FAR, FAR);
    }

    private static String open(double width, double height, String title) {
        return "<svg role=\"img\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\">%3$s".formatted(number(width), number(height),
                title.isEmpty() ? "" : "<title>" + HtmlReport.safe(title) + "</title>");
    }

    private static String line(String style, double x1, double y1, double x2, double y2) {
        return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>".formatted(style, number(x1), number(y1), number(x2),
                number(y2));
    }

    private static String dot(String style, double x, double y, double radius) {
        return "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(style, number(x), number(y), number(radius));
    }

    private static String text(double x, double y, String anchor, String text) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>".formatted(number(x), number(y), anchor, HtmlReport.safe(text));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}

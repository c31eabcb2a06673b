package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.axonmark.results.format.Drawing;

/**
 * Where the parts of a drawn network stand, in units of about a pixel, the origin at the upper left. Nodes stand in rows and columns with gaps
 * between; an edge that passes rows does so in a gap between columns, so that it runs behind no node. Edges of one node, kind and gap share
 * a lane.
 *
 * @param width of the picture
 * @param height of the picture
 * @param boxes one for each node, in their order
 * @param lines one for each edge, in their order
 */
record NetworkLayout(double width, double height, List<Box> boxes, List<Line> lines) {

    private static final double BOX_WIDTH = 48;
    private static final double BOX_HEIGHT = 34;
    private static final double COLUMN_GAP = 26;
    private static final double ROW_GAP = 40;
    private static final double MARGIN = 8;
    /** Height of a box' name above its lower edge, where there are ports and where not. */
    private static final double NAME_OVER_PORTS = 20;
    private static final double NAME_ALONE = 13;
    private static final double PORT_NAMES = 5;
    /** How far a curve goes straight at its ends, as a share of the gap between rows. */
    private static final double STRAIGHT = 0.6;
    /** Characters of a name that a box has room for. */
    private static final int SHOWN = 7;

    /**
     * A node.
     *
     * @param x left edge
     * @param y upper edge
     * @param label as much of the name as there is room for
     * @param ports by which it is reached
     */
    record Box(double x, double y, String label, List<Port> ports) {

        double middle() {
            return x + BOX_WIDTH / 2;
        }

        double bottom() {
            return y + BOX_HEIGHT;
        }

        /** Returns where an edge by a port, or by the only way in, ends. */
        double entry(Optional<String> port) {
            return ports.stream().filter(one -> port.filter(one.name()::equals).isPresent()).findFirst().map(Port::x).orElse(middle());
        }

        Map<String, Object> shown(String name, boolean isTrue) {
            return Map.of("x", number(x), "y", number(y), "width", number(BOX_WIDTH), "height", number(BOX_HEIGHT),
                    "middle", number(middle()), "base", number(bottom() - (ports.isEmpty() ? NAME_ALONE : NAME_OVER_PORTS)),
                    "label", label, "name", name, "style", isTrue ? "node true" : "node",
                    "ports", ports.stream().map(port -> Map.of("name", Texts.safe(port.name()), "x", number(port.x()),
                            "y", number(bottom() - PORT_NAMES))).toList());
        }
    }

    /** A way in, at the lower edge of a node. */
    record Port(String name, double x) {}

    /** An edge as the data of a path: from the upper edge of the node read to the lower edge of the reading one. */
    record Line(String path) {}

    /** Places a drawing. */
    static NetworkLayout of(Drawing drawing) {
        List<Integer> rows = used(drawing, Drawing.Node::row);
        List<Integer> columns = used(drawing, Drawing.Node::column);
        List<Box> boxes = new ArrayList<>();
        for (Drawing.Node node : drawing.nodes()) {
            double x = MARGIN + COLUMN_GAP + columns.indexOf(node.column()) * (BOX_WIDTH + COLUMN_GAP);
            double y = MARGIN + (rows.size() - 1 - rows.indexOf(node.row())) * (BOX_HEIGHT + ROW_GAP);
            List<Port> ports = new ArrayList<>();
            for (int i = 0; i < node.ports().size(); i++) {
                ports.add(new Port(node.ports().get(i), x + BOX_WIDTH * (i + 0.5) / node.ports().size()));
            }
            boxes.add(new Box(x, y, label(node.name()), ports));
        }
        return new NetworkLayout(2 * MARGIN + columns.size() * (BOX_WIDTH + COLUMN_GAP) + COLUMN_GAP,
                2 * MARGIN + rows.size() * (BOX_HEIGHT + ROW_GAP) - ROW_GAP, List.copyOf(boxes), lines(drawing, boxes, columns.size()));
    }

    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** Rows and columns in which there is nothing take no room. */
    private static List<Integer> used(Drawing drawing, ToIntFunction<Drawing.Node> place) {
        return List.copyOf(new TreeSet<>(drawing.nodes().stream().map(place::applyAsInt).toList()));
    }

    private static String label(String name) {
        String safe = Texts.safe(name);
        return safe.codePointCount(0, safe.length()) <= SHOWN ? safe : safe.substring(0, safe.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }

    private static List<Line> lines(Drawing drawing, List<Box> boxes, int columns) {
        Map<Integer, TreeSet<Integer>> lanes = new TreeMap<>();
        List<Integer> gaps = new ArrayList<>();
        for (Drawing.Edge edge : drawing.edges()) {
            int gap = isNext(boxes, edge) ? -1 : gap(boxes.get(edge.from()).middle(), boxes.get(edge.to()).entry(edge.port()), columns);
            gaps.add(gap);
            lanes.computeIfAbsent(gap, _ -> new TreeSet<>()).add(lane(edge));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < gaps.size(); i++) {
            Drawing.Edge edge = drawing.edges().get(i);
            Box from = boxes.get(edge.from());
            Box to = boxes.get(edge.to());
            double end = to.entry(edge.port());
            if (gaps.get(i) < 0) {
                lines.add(
                        new Line("M" + number(from.middle()) + " " + number(from.y()) + curve(from.middle(), from.y(), end, to.bottom())));
            } else {
                TreeSet<Integer> sharing = lanes.getOrDefault(gaps.get(i), new TreeSet<>());
                double x = left(gaps.get(i)) + COLUMN_GAP * (sharing.headSet(lane(edge)).size() + 1) / (sharing.size() + 1);
                double leaving = from.y() - ROW_GAP;
                double arriving = to.bottom() + ROW_GAP;
                lines.add(new Line("M" + number(from.middle()) + " " + number(from.y()) + curve(from.middle(), from.y(), x, leaving)
                        + "V" + number(arriving) + curve(x, arriving, end, to.bottom())));
            }
        }
        return lines;
    }

    private static boolean isNext(List<Box> boxes, Drawing.Edge edge) {
        return boxes.get(edge.from()).y() - boxes.get(edge.to()).bottom() <= ROW_GAP;
    }

    private static int lane(Drawing.Edge edge) {
        return edge.from() * Drawing.Kind.values().length + List.of(Drawing.Kind.values()).indexOf(edge.kind());
    }

    /** The gap that makes the way shortest. */
    private static int gap(double from, double to, int columns) {
        return Stream.iterate(0, gap -> gap <= columns, gap -> gap + 1)
                .min((a, b) -> Double.compare(way(a, from, to), way(b, from, to))).orElseThrow();
    }

    private static double way(int gap, double from, double to) {
        double middle = left(gap) + COLUMN_GAP / 2;
        return Math.abs(middle - from) + Math.abs(middle - to);
    }

    private static double left(int gap) {
        return MARGIN + gap * (BOX_WIDTH + COLUMN_GAP);
    }

    private static String curve(double x, double y, double toX, double toY) {
        double straight = STRAIGHT * (y - toY);
        return "C" + number(x) + " " + number(y - straight) + " " + number(toX) + " " + number(toY + straight) + " " + number(toX) + " "
                + number(toY);
    }
}

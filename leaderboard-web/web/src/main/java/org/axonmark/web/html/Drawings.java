package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.Drawing.Kind;

/** Drawn networks for the template: picture, legend, the same in words and as a table. */
final class Drawings {

    /** Pixels for one of the layout, so that names are as large as texts around. */
    private static final double SCALE = 1.25;

    private Drawings() {}

    static Map<String, Object> of(Drawing drawing) {
        NetworkLayout layout = NetworkLayout.of(drawing);
        List<String> names = drawing.nodes().stream().map(node -> Texts.safe(node.name())).toList();
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            kinds.add(Map.of("style", style(kind), "title", title(kind) + ": " + count(drawing, kind), "paths",
                    paths(drawing, layout, kind)));
        }
        List<Map<String, Object>> boxes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int node = i;
            boolean isTrue = drawing.edges().stream()
                    .anyMatch(edge -> edge.kind() != Kind.WRONG && (edge.from() == node || edge.to() == node));
            boxes.add(layout.boxes().get(i).shown(names.get(i), isTrue));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("width", NetworkLayout.number(layout.width()));
        values.put("height", NetworkLayout.number(layout.height()));
        values.put("shownWidth", NetworkLayout.number(SCALE * layout.width()));
        values.put("shownHeight", NetworkLayout.number(SCALE * layout.height()));
        values.put("boxes", boxes);
        values.put("kinds", kinds);
        values.put("said", said(drawing));
        values.put("others", Texts.count(drawing.others(), "other edge")
                + (drawing.others() == 1 ? " of the network is" : " of the network are") + " neither and not drawn.");
        values.put("rows", drawing.edges().stream().map(edge -> row(names, edge)).toList());
        return values;
    }

    private static List<String> paths(Drawing drawing, NetworkLayout layout, Kind kind) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < layout.lines().size(); i++) {
            if (drawing.edges().get(i).kind() == kind) {
                paths.add(layout.lines().get(i).path());
            }
        }
        return paths;
    }

    private static String said(Drawing drawing) {
        return "A network of %d nodes from its inputs at the bottom to its output at the top. Solid lines: %d edges that are true and found."
                .formatted(drawing.nodes().size(), count(drawing, Kind.FOUND))
                + " Dashed lines: %d true and missed. Dotted lines: %d found and not true. The table has each."
                        .formatted(count(drawing, Kind.MISSED), count(drawing, Kind.WRONG));
    }

    private static List<String> row(List<String> names, Drawing.Edge edge) {
        return List.of(Integer.toString(edge.place()), names.get(edge.from()),
                names.get(edge.to()) + edge.port().map(port -> " " + Texts.safe(port)).orElse(""),
                edge.score().isPresent() ? String.format(Locale.ROOT, "%.4g", edge.score().getAsDouble()) : "–", title(edge.kind()));
    }

    private static long count(Drawing drawing, Kind kind) {
        return drawing.edges().stream().filter(edge -> edge.kind() == kind).count();
    }

    private static String style(Kind kind) {
        return switch (kind) {
            case FOUND -> "found";
            case MISSED -> "missed";
            case WRONG -> "wrong";
        };
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case FOUND -> "true and found";
            case MISSED -> "true and missed";
            case WRONG -> "found and not true";
        };
    }
}

package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.axonmark.results.format.Raster;

/** A raster of spikes for the template: a panel for each layer, time to the right, a row for each shown neuron, and the same as numbers. */
final class RasterView {

    private static final double WIDTH = 400;
    private static final double NARROWEST_PANEL = 116;
    private static final double GAP = 18;
    private static final double WIDEST_STEP = 22;
    private static final double ROW = 3;
    private static final double HEAD = 32;
    private static final double FOOT = 22;

    private RasterView() {}

    static Map<String, Object> of(Raster raster) {
        List<Map<String, Object>> panels = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        double x = 0;
        double y = 0;
        double lineHeight = 0;
        for (Raster.Layer layer : raster.layers()) {
            double step = Math.min(WIDEST_STEP, WIDTH / layer.steps());
            double width = step * layer.steps();
            double column = Math.max(NARROWEST_PANEL, width);
            if (x > 0 && x + column > WIDTH) {
                x = 0;
                y += lineHeight;
                lineHeight = 0;
            }
            panels.add(panel(layer, x, y, step));
            lineHeight = Math.max(lineHeight, HEAD + ROW * layer.rows().size() + FOOT);
            x += column + GAP;
            rows.add(row(layer));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("height", NetworkLayout.number(y + lineHeight));
        values.put("panels", panels);
        values.put("rows", rows);
        values.put("step", Texts.safe(raster.step()));
        return values;
    }

    private static Map<String, Object> panel(Raster.Layer layer, double x, double y, double step) {
        Map<String, Object> panel = new LinkedHashMap<>();
        panel.put("x", NetworkLayout.number(x));
        panel.put("name", Texts.safe(layer.name()));
        panel.put("rate", percent(layer) + " of " + Amounts.written((double) layer.updates()));
        panel.put("nameY", NetworkLayout.number(y + 11));
        panel.put("rateY", NetworkLayout.number(y + 24));
        panel.put("place", "translate(" + NetworkLayout.number(x) + " " + NetworkLayout.number(y + HEAD) + ") scale("
                + String.format(Locale.ROOT, "%.3f", step) + " " + NetworkLayout.number(ROW) + ")");
        panel.put("steps", layer.steps());
        panel.put("neurons", layer.rows().size());
        panel.put("path", path(layer));
        panel.put("footY", NetworkLayout.number(y + HEAD + ROW * layer.rows().size() + 13));
        panel.put("endX", NetworkLayout.number(x + step * layer.steps()));
        return panel;
    }

    /** Runs of spikes as strokes through the middle of their rows, in steps and neurons. */
    private static String path(Raster.Layer layer) {
        StringBuilder path = new StringBuilder();
        for (int neuron = 0; neuron < layer.rows().size(); neuron++) {
            String marks = layer.rows().get(neuron);
            int end = -1;
            for (int from = marks.indexOf('1'); from >= 0; from = marks.indexOf('1', end)) {
                if (end < 0) {
                    path.append('M').append(from).append(' ').append(neuron).append(".5");
                } else {
                    path.append('m').append(from - end).append(" 0");
                }
                int to = marks.indexOf('0', from);
                end = to < 0 ? marks.length() : to;
                path.append('h').append(end - from);
            }
        }
        return path.toString();
    }

    private static List<String> row(Raster.Layer layer) {
        long silent = layer.rows().stream().filter(marks -> marks.indexOf('1') < 0).count();
        return List.of(Texts.safe(layer.name()), Amounts.written(layer.neurons()), Integer.toString(layer.rows().size()),
                Long.toString(silent),
                Amounts.written((double) layer.spikes()), percent(layer));
    }

    private static String percent(Raster.Layer layer) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * (double) layer.spikes() / (double) layer.updates());
    }
}

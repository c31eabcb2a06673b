package org.axonmark.web.html;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;

/**
 * Where values of a metric stand on a line of length 100.
 *
 * @param low value at 0
 * @param high value at 100
 * @param chance value of an answer that knows nothing, where there is one
 */
record Scale(double low, double high, OptionalDouble chance) {

    private static final double LENGTH = 100;
    /** A rectangle below this width cannot be seen. */
    private static final double THINNEST = 0.8;

    /** Returns the whole scale of a bounded metric, else the range of what is shown. */
    static Scale of(Metric metric, List<Summary> shown, double... values) {
        double[] all = DoubleStream.concat(
                DoubleStream.concat(Arrays.stream(values), metric.chance().stream()),
                shown.stream().flatMapToDouble(Scale::ends))
                .filter(Double::isFinite)
                .toArray();
        double least = Arrays.stream(all).min().orElse(0);
        double most = Arrays.stream(all).max().orElse(1);
        double low = Double.isFinite(metric.lowest()) ? metric.lowest() : least;
        double high = Double.isFinite(metric.highest()) ? metric.highest() : most;
        return new Scale(low, high > low ? high : low + 1, metric.chance());
    }

    double place(double value) {
        return Double.isFinite(value) ? Math.round(LENGTH * 10 * Math.clamp((value - low) / (high - low), 0, 1)) / 10.0 : 0;
    }

    /** Returns what labels the line: its ends, and chance where it is not at an end. */
    Map<String, Object> line() {
        return Map.of("low", Texts.tick(low), "high", Texts.tick(high),
                "hasChance", chance.isPresent(), "chance", place(chance.orElse(low)));
    }

    /** Returns where value and interval stand. */
    Map<String, Object> bar(Summary summary) {
        boolean ofMean = Texts.isOfMean(summary);
        double from = ofMean ? place(summary.interval().orElseThrow().low()) : 0;
        double to = ofMean ? place(summary.interval().orElseThrow().high()) : 0;
        return Map.of("hasRange", ofMean, "low", from, "width", Math.max(THINNEST, Math.round((to - from) * 10) / 10.0),
                "value", place(summary.value()));
    }

    private static DoubleStream ends(Summary summary) {
        return Texts.isOfMean(summary)
                ? DoubleStream.of(summary.value(), summary.interval().orElseThrow().low(), summary.interval().orElseThrow().high())
                : DoubleStream.of(summary.value());
    }
}

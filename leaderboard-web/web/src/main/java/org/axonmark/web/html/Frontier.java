package org.axonmark.web.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.axonmark.board.Front;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Breakdown.Axis;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;

/**
 * Scores of entries against a number, such as a cost, each with its interval, as a picture and as a table. Where the number is a cost, a point is
 * on the frontier if no other costs at most as much and scores better, nor costs less and scores the same. The scale of scores is the metric's whole
 * one where the levels are the same for all entries, else as much of it as holds what is seen.
 */
final class Frontier {

    /** Entries that are drawn: as many as there are marks that can be told apart. */
    static final int MOST_DRAWN = 12;

    static final double WIDTH = 400;
    static final double HEIGHT = 260;
    static final double LEFT = 44;
    static final double RIGHT = 392;
    static final double TOP = 10;
    static final double BOTTOM = 214;

    /** Room at both ends of the axis, for points of one number stand side by side. */
    private static final double ENDS = 30;
    private static final double NARROWEST_LABEL = 44;
    private static final double LINES = 4;
    /** Beyond this a scale is not drawn to: differences of larger numbers are none. */
    private static final double LARGEST = 1e300;
    private static final double MARK = 3.6;
    /** Of half of what is seen, above it and below. */
    private static final double ROOM = 0.2;
    private static final int SHAPES = 6;

    private final Metric metric;
    private final Axis axis;
    private final List<Entry> entries;
    private final List<Double> ruled;
    private final double[] across;
    private final double[] up;

    /**
     * One entry.
     *
     * @param name for people, safe
     * @param evaluation id of the result
     * @param levels with numbers, rising
     */
    record Entry(String name, String evaluation, List<Breakdown.Level> levels) {}

    /** Creates a frontier of entries whose levels stand at the same numbers, such as budgets: the axis is ruled there. */
    Frontier(Metric metric, Axis axis, List<Entry> entries) {
        this(metric, axis, entries, List.of());
    }

    /**
     * Creates a frontier.
     *
     * @param entries at least one
     * @param ruled numbers at which the axis is ruled, rising; none if it is ruled at the levels, where entries of one level stand side by side
     */
    Frontier(Metric metric, Axis axis, List<Entry> entries, List<Double> ruled) {
        this.metric = metric;
        this.axis = axis;
        this.entries = List.copyOf(entries);
        this.ruled = List.copyOf(ruled);
        double[] numbers = levels().mapToDouble(level -> place(level.at().orElseThrow())).toArray();
        this.across = ends(numbers);
        double[] values = levels().flatMapToDouble(level -> DoubleStream.concat(DoubleStream.of(level.value()),
                interval(level).stream().flatMapToDouble(range -> DoubleStream.of(range.low(), range.high()))))
                .map(value -> Math.clamp(value, -LARGEST, LARGEST)).toArray();
        double[] seen = ends(values);
        double room = ruled.isEmpty() ? Double.POSITIVE_INFINITY : ROOM * (seen[1] / 2 - seen[0] / 2);
        this.up = ends(Math.max(seen[0] - room, Double.isInfinite(metric.lowest()) ? seen[0] : metric.lowest()),
                Math.min(seen[1] + room, Double.isInfinite(metric.highest()) ? seen[1] : metric.highest()));
    }

    /** Returns picture and table for the template. */
    Map<String, Object> shown() {
        List<Front.Point> front = axis.cost() ? front() : List.of();
        List<Integer> drawn = drawn(front);
        Map<Double, Breakdown.Level> heads = heads();
        Map<String, Object> values = picture(front, drawn);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int entry = 0; entry < entries.size(); entry++) {
            rows.add(row(entry, drawn.indexOf(entry), heads.keySet(), front));
        }
        values.put("heads", heads.values().stream()
                .map(level -> Map.of("name", Texts.safe(level.name()), "own", level.metric().isPresent())).toList());
        values.put("rows", rows);
        return values;
    }

    /** Returns the picture alone, with the mark of each entry under {@code marks}. */
    Map<String, Object> picture() {
        List<Front.Point> front = axis.cost() ? front() : List.of();
        List<Integer> drawn = drawn(front);
        Map<String, Object> values = picture(front, drawn);
        values.put("marks", IntStream.range(0, entries.size()).mapToObj(entry -> key(drawn.indexOf(entry))).toList());
        return values;
    }

    private Map<String, Object> picture(List<Front.Point> front, List<Integer> drawn) {
        List<Map<String, Object>> curves = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            curves.add(curve(drawn.get(i), i, drawn.size(), front));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("axis", Texts.safe(axis.title()) + (axis.scale() == Breakdown.Scale.LOGARITHMIC ? " (spaced by ratio)" : ""));
        values.put("cost", axis.cost());
        values.put("curves", curves);
        values.put("step", step(front));
        values.put("across", ticks());
        values.put("up", lines());
        values.put("undrawn", entries.size() - drawn.size());
        return values;
    }

    private Map<Double, Breakdown.Level> heads() {
        Map<Double, Breakdown.Level> heads = new TreeMap<>();
        levels().forEach(level -> heads.putIfAbsent(level.at().orElseThrow(), level));
        return heads;
    }

    private Stream<Breakdown.Level> levels() {
        return entries.stream().flatMap(entry -> entry.levels().stream());
    }

    /** Returns the points that no other beats, from the least cost to the largest. */
    private List<Front.Point> front() {
        List<Front.Point> points = new ArrayList<>();
        for (int entry = 0; entry < entries.size(); entry++) {
            for (Breakdown.Level level : entries.get(entry).levels()) {
                points.add(new Front.Point(entry, level.at().orElseThrow(), level.value()));
            }
        }
        return Front.of(metric.direction(), points);
    }

    /** Those on the frontier, then the best, in the order in which they stand. */
    private List<Integer> drawn(List<Front.Point> front) {
        return IntStream.concat(front.stream().mapToInt(Front.Point::entry), IntStream.range(0, entries.size()))
                .distinct().limit(MOST_DRAWN).sorted().boxed().toList();
    }

    private Map<String, Object> curve(int entry, int place, int count, List<Front.Point> front) {
        double aside = !ruled.isEmpty() ? 0 : Math.min(7, (ENDS - MARK) * 2 / count) * (place - (count - 1) / 2.0);
        List<Map<String, Object>> marks = new ArrayList<>();
        StringBuilder points = new StringBuilder();
        for (Breakdown.Level level : entries.get(entry).levels()) {
            double x = x(level.at().orElseThrow()) + aside;
            double y = y(level.value());
            points.append(number(x)).append(',').append(number(y)).append(' ');
            Optional<Summary.Interval> range = interval(level);
            marks.add(Map.of("d", mark(place % SHAPES, x, y), "front", isOn(front, entry, level), "x", number(x),
                    "low", number(range.map(one -> y(one.low())).orElse(y)), "high", number(range.map(one -> y(one.high())).orElse(y))));
        }
        return Map.of("style", style(place), "points", points.toString().strip(), "marks", marks);
    }

    private Map<String, Object> row(int entry, int drawn, Iterable<Double> numbers, List<Front.Point> front) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (double at : numbers) {
            Optional<Breakdown.Level> level =
                    entries.get(entry).levels().stream().filter(one -> one.at().orElseThrow() == at).findFirst();
            cells.add(Map.of("score", level.map(one -> Texts.score(one.value())).orElse("–"),
                    "interval", level.map(Frontier::said).orElse(""),
                    "front", level.filter(one -> isOn(front, entry, one)).isPresent()));
        }
        Map<String, Object> values = new LinkedHashMap<>(key(drawn));
        values.put("name", entries.get(entry).name());
        values.put("evaluation", entries.get(entry).evaluation());
        values.put("cells", cells);
        return values;
    }

    /** The mark by which an entry is told apart, in the picture and beside its name. */
    private static Map<String, Object> key(int drawn) {
        return Map.of("drawn", drawn >= 0, "style", drawn >= 0 ? style(drawn) : "", "mark", drawn >= 0 ? mark(drawn % SHAPES, 12, 6) : "");
    }

    private static boolean isOn(List<Front.Point> front, int entry, Breakdown.Level level) {
        return front.contains(new Front.Point(entry, level.at().orElseThrow(), level.value()));
    }

    /** Stairs: what is reached at a cost is reached at any larger one. */
    private String step(List<Front.Point> front) {
        StringBuilder points = new StringBuilder();
        double y = BOTTOM;
        for (Front.Point point : front) {
            points.append(points.isEmpty() ? "" : number(x(point.cost())) + "," + number(y) + " ");
            y = y(point.score());
            points.append(number(x(point.cost()))).append(',').append(number(y)).append(' ');
        }
        return front.isEmpty() ? "" : points + number(RIGHT) + "," + number(y);
    }

    /** Numbers under the axis, as far as there is room for their names. */
    private List<Map<String, Object>> ticks() {
        Map<Double, String> names = new TreeMap<>();
        ruled.stream().filter(at -> place(at) >= across[0] && place(at) <= across[1]).forEach(at -> names.put(at, label(at)));
        if (names.isEmpty()) {
            heads().forEach((at, level) -> names.put(at, Texts.safe(level.name())));
        }
        List<Map<String, Object>> ticks = new ArrayList<>();
        double[] before = {-WIDTH};
        names.forEach((at, name) -> {
            double x = x(at);
            boolean named = x - before[0] >= NARROWEST_LABEL;
            before[0] = named ? x : before[0];
            ticks.add(Map.of("x", number(x), "name", named ? name : ""));
        });
        return ticks;
    }

    private List<Map<String, Object>> lines() {
        double range = up[1] - up[0];
        double decade = Math.pow(10, Math.floor(Math.log10(range / LINES)));
        double step =
                DoubleStream.of(1, 2, 5, 10).map(times -> times * decade).filter(one -> range / one <= LINES + 1).findFirst().orElse(range);
        List<Map<String, Object>> lines = new ArrayList<>();
        double first = Math.ceil(up[0] / step);
        for (int i = 0; i <= LINES + 1 && (first + i) * step <= up[1] + step * 1e-9; i++) {
            lines.add(Map.of("y", number(y((first + i) * step)), "name", label((first + i) * step)));
        }
        return lines;
    }

    private static String label(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6 ? rounded.signum() == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value)
                : rounded.toPlainString();
    }

    private double place(double at) {
        return axis.scale() == Breakdown.Scale.LOGARITHMIC ? Math.log(at) : Math.clamp(at, -LARGEST, LARGEST);
    }

    private double x(double at) {
        return LEFT + ENDS + (RIGHT - LEFT - 2 * ENDS) * (place(at) - across[0]) / (across[1] - across[0]);
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * Math.clamp((Math.clamp(value, -LARGEST, LARGEST) - up[0]) / (up[1] - up[0]), 0, 1);
    }

    private static Optional<Summary.Interval> interval(Breakdown.Level level) {
        return level.interval().filter(Summary.Interval::ofMean);
    }

    private static String said(Breakdown.Level level) {
        return Texts.interval(new Summary("", level.value(), OptionalDouble.empty(), level.interval(), level.n()));
    }

    private static double[] ends(double... values) {
        double low = DoubleStream.of(values).min().orElseThrow();
        double high = DoubleStream.of(values).max().orElseThrow();
        double least = Math.max(1e-9, Math.abs(low) * 1e-9);
        return high - low > least ? new double[] {low, high} : new double[] {low - Math.max(1, least), high + Math.max(1, least)};
    }

    static String style(int place) {
        return "c" + place % 3 + (place < SHAPES ? "" : " thin");
    }

    /** A circle, square, diamond, two triangles and a bar, of about the same size. */
    static String mark(int shape, double x, double y) {
        double r = MARK;
        return switch (shape) {
            case 0 -> "M" + number(x - r) + " " + number(y) + "a%1$s %1$s 0 1 0 %2$s 0a%1$s %1$s 0 1 0 -%2$s 0Z"
                    .formatted(number(r), number(2 * r));
            case 1 -> polygon(x, y, -r, -r, r, -r, r, r, -r, r);
            case 2 -> polygon(x, y, 0, -r - 1.4, r + 1.4, 0, 0, r + 1.4, -r - 1.4, 0);
            case 3 -> polygon(x, y, 0, -r - 1, r + 1, r, -r - 1, r);
            case 4 -> polygon(x, y, 0, r + 1, r + 1, -r, -r - 1, -r);
            default -> polygon(x, y, -r - 2, -r / 2, r + 2, -r / 2, r + 2, r / 2, -r - 2, r / 2);
        };
    }

    private static String polygon(double x, double y, double... corners) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            path.append(i == 0 ? "M" : "L").append(number(x + corners[i])).append(' ').append(number(y + corners[i + 1]));
        }
        return path.append('Z').toString();
    }

    private static String number(double value) {
        return NetworkLayout.number(value);
    }
}

package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.axonmark.circuits.rasp.Encoding;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Sop.Joined;
import org.axonmark.circuits.rasp.Sop.Linear;
import org.axonmark.circuits.rasp.Sop.Mapped;
import org.axonmark.circuits.rasp.Sop.SelectorWidth;
import org.axonmark.circuits.rasp.Value;
import org.axonmark.circuits.rasp.ValueSets;
import org.jspecify.annotations.Nullable;

/**
 * One hidden unit of an MLP, without bias: the constant comes from {@link Basis#ONE}.
 *
 * @param in weights by direction read
 * @param out weights by direction written
 */
record Unit(Map<Integer, Double> in, Map<Integer, Double> out) {

    /** Least slope of a threshold. */
    private static final double LEAST_SLOPE = 100;

    /** What is left of the gap between two numbers, a quarter on either side, tells them apart. */
    static final double EXACT = 4;

    /** Copies the maps, in the order of directions. */
    Unit {
        in = new TreeMap<>(in);
        out = new TreeMap<>(out);
    }

    /**
     * Returns the units that work a part out.
     *
     * @param exactness least slope of a threshold times the gap it parts: {@link #EXACT}, or 0 for a fixed slope
     */
    static List<Unit> of(Sop sop, Basis basis, double exactness) {
        return switch (sop) {
            case Mapped map -> map.input().encoding() == Encoding.NUMERICAL
                    ? thresholds(basis.number(map.input()), images(map, basis), map, basis, exactness)
                    : lookUp(map, basis);
            case Joined join -> join.ofOne()
                    ? lookUp(new Mapped(join.label(), join.first(), value -> join.function().apply(value, value), Encoding.CATEGORICAL),
                            join,
                            basis)
                    : both(join, basis);
            case Linear linear -> sum(linear, basis);
            case SelectorWidth width -> thresholds(basis.share(width), widths(width, basis), width, basis, exactness);
            case Sop.Aggregate _, Sop.Input _ -> throw new IllegalArgumentException("'" + sop.label() + "' is not worked out by an MLP");
        };
    }

    private static List<Unit> lookUp(Mapped map, Basis basis) {
        return lookUp(map, map, basis);
    }

    /** One unit for each value given, which reads all values that give it; for numbers, one for each sign. */
    private static List<Unit> lookUp(Mapped map, Sop target, Basis basis) {
        Map<Integer, Map<Integer, Double>> readers = new LinkedHashMap<>();
        for (Value value : basis.values(map.input())) {
            Value made = ValueSets.made(map, value);
            if (made == null) {
                continue;
            }
            int from = basis.direction(map.input(), value);
            if (target.encoding() == Encoding.CATEGORICAL) {
                readers.computeIfAbsent(basis.direction(target, made), _ -> new HashMap<>()).put(from, 1.0);
            } else if (made.number() != 0) {
                readers.computeIfAbsent(made.number() > 0 ? 1 : -1, _ -> new HashMap<>()).put(from, Math.abs(made.number()));
            }
        }
        List<Unit> units = new ArrayList<>();
        readers.forEach((to, in) -> units.add(new Unit(in,
                target.encoding() == Encoding.CATEGORICAL ? Map.of(to, 1.0) : Map.of(basis.number(target), (double) to))));
        return units;
    }

    /** ReLU(x_i + y_j − 1) for each pair of values. */
    private static List<Unit> both(Joined join, Basis basis) {
        List<Unit> units = new ArrayList<>();
        for (Value first : basis.values(join.first())) {
            for (Value second : basis.values(join.second())) {
                Value made = ValueSets.made(join, first, second);
                if (made != null) {
                    units.add(new Unit(Map.of(basis.direction(join.first(), first), 1.0, basis.direction(join.second(), second), 1.0,
                            Basis.ONE, -1.0), Map.of(basis.direction(join, made), 1.0)));
                }
            }
        }
        return units;
    }

    private static List<Unit> sum(Linear linear, Basis basis) {
        List<Unit> units = new ArrayList<>();
        int to = basis.number(linear);
        for (int side : new int[] {1, -1}) {
            units.add(new Unit(Map.of(basis.number(linear.first()), (double) side), Map.of(to, side * linear.firstFactor())));
            units.add(new Unit(Map.of(basis.number(linear.second()), (double) side), Map.of(to, side * linear.secondFactor())));
        }
        return units;
    }

    private static TreeMap<Double, Value> images(Mapped map, Basis basis) {
        TreeMap<Double, Value> images = new TreeMap<>();
        for (Value value : basis.values(map.input())) {
            Value made = ValueSets.made(map, value);
            if (made != null) {
                images.put(value.number(), made);
            }
        }
        return images;
    }

    /** A head that looks at the beginning and w more gives 1 / (w + 1). */
    private static TreeMap<Double, Value> widths(SelectorWidth width, Basis basis) {
        TreeMap<Double, Value> images = new TreeMap<>();
        for (Value value : basis.values(width)) {
            images.put(1 / (value.number() + 1), value);
        }
        return images;
    }

    /**
     * Steps midway between numbers of different images: ReLU(L(x − t) + 1) − ReLU(L(x − t)) is 0 up to t − 1/L and 1 from t. With {@link #EXACT}
     * a quarter of the gap or more is left on either side. All units are silent at the beginning.
     */
    private static List<Unit> thresholds(int x, TreeMap<Double, Value> images, Sop target, Basis basis, double exactness) {
        List<Unit> units = new ArrayList<>();
        Map.@Nullable Entry<Double, Value> last = null;
        for (Map.Entry<Double, Value> next : images.entrySet()) {
            if (last == null) {
                Map<Integer, Double> start = written(target, basis, null, next.getValue());
                if (!start.isEmpty()) {
                    units.add(new Unit(Map.of(Basis.ONE, 1.0, Basis.BEGINNING, -1.0), start));
                }
            } else if (!last.getValue().equals(next.getValue())) {
                double threshold = (last.getKey() + next.getKey()) / 2;
                double slope = Math.max(LEAST_SLOPE, exactness / (next.getKey() - last.getKey()));
                Map<Integer, Double> step = written(target, basis, last.getValue(), next.getValue());
                Map<Integer, Double> back = new HashMap<>();
                step.forEach((to, weight) -> back.put(to, -weight));
                units.add(new Unit(silentAtBeginning(x, slope, 1 - slope * threshold), step));
                units.add(new Unit(silentAtBeginning(x, slope, -slope * threshold), back));
            }
            last = next;
        }
        return units;
    }

    /** At the beginning x is 0, or 1 for a selector width. */
    private static Map<Integer, Double> silentAtBeginning(int x, double slope, double constant) {
        return Map.of(x, slope, Basis.ONE, constant, Basis.BEGINNING, -slope - Math.abs(constant) - 1);
    }

    private static Map<Integer, Double> written(Sop target, Basis basis, @Nullable Value before, Value after) {
        Map<Integer, Double> out = new HashMap<>();
        if (target.encoding() == Encoding.NUMERICAL) {
            double change = after.number() - (before == null ? 0 : before.number());
            return change == 0 ? Map.of() : Map.of(basis.number(target), change);
        }
        out.put(basis.direction(target, after), 1.0);
        if (before != null) {
            out.put(basis.direction(target, before), -1.0);
        }
        return out;
    }
}

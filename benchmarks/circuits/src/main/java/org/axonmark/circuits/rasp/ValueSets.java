package org.axonmark.circuits.rasp;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.axonmark.circuits.rasp.RaspException.Reason;
import org.axonmark.circuits.rasp.Selector.Select;
import org.axonmark.circuits.rasp.Sop.Aggregate;
import org.axonmark.circuits.rasp.Sop.Input;
import org.axonmark.circuits.rasp.Sop.Joined;
import org.axonmark.circuits.rasp.Sop.Linear;
import org.axonmark.circuits.rasp.Sop.Mapped;
import org.axonmark.circuits.rasp.Sop.SelectorWidth;
import org.jspecify.annotations.Nullable;

/**
 * Which values each part of a program may take, found without running it, and the refusal of what cannot be compiled. A set may hold values that
 * no input gives.
 */
public final class ValueSets {

    /** Most values of one part. */
    static final int MOST = 4096;

    /** Numbers closer than this are one value, seen through rounding. */
    private static final double SAME = 1e-9;

    private final Program program;
    private final IdentityHashMap<Sop, List<Value>> sets = new IdentityHashMap<>();
    private final List<Sop> order = new ArrayList<>();

    private ValueSets(Program program) {
        this.program = program;
    }

    /**
     * Finds the values of all parts.
     *
     * @throws RaspException if a part cannot be compiled
     */
    public static ValueSets of(Program program) {
        ValueSets found = new ValueSets(program);
        found.visit(program.output());
        if (!found.sets.containsKey(Sop.TOKENS)) {
            throw new RaspException(Reason.TOKENS_UNUSED, program.name(), "'" + program.name() + "' does not look at its tokens");
        }
        return found;
    }

    /** Returns the parts, each behind those it is made of. */
    public List<Sop> order() {
        return List.copyOf(order);
    }

    /** Returns the values of a part, numbers in ascending order if it is carried as a number. */
    public List<Value> of(Sop sop) {
        List<Value> values = sets.get(sop);
        if (values == null) {
            throw new IllegalArgumentException("'" + sop.label() + "' is no part of '" + program.name() + "'");
        }
        return values;
    }

    /** Adds a part that is made of known parts. */
    public void visit(Sop sop) {
        if (sets.containsKey(sop)) {
            return;
        }
        Set<Value> values = switch (sop) {
            case Input.TOKENS -> new LinkedHashSet<>(program.vocabulary());
            case Input.INDICES -> numbers(0, program.length() - 1);
            case Mapped map -> map(map);
            case Joined join -> join(join);
            case Linear linear -> linear(linear);
            case Aggregate aggregate -> aggregate(aggregate);
            case SelectorWidth width -> {
                select(sop, width.selector());
                yield numbers(0, program.length());
            }
        };
        List<Value> list = sop.encoding() == Encoding.NUMERICAL ? ascending(values) : List.copyOf(values);
        if (list.isEmpty()) {
            throw new RaspException(Reason.NO_VALUES, sop.label(), "'" + sop.label() + "' has no value for any input");
        }
        if (list.size() > MOST) {
            throw new RaspException(Reason.TOO_LARGE, sop.label(), "'" + sop.label() + "' has " + list.size() + " values; at most " + MOST);
        }
        sets.put(sop, list);
        order.add(sop);
    }

    private List<Value> known(Sop sop) {
        visit(sop);
        return of(sop);
    }

    private static Set<Value> numbers(int from, int to) {
        Set<Value> numbers = new LinkedHashSet<>();
        for (int i = from; i <= to; i++) {
            numbers.add(Value.of(i));
        }
        return numbers;
    }

    private Set<Value> map(Mapped map) {
        Set<Value> values = new LinkedHashSet<>();
        for (Value value : known(map.input())) {
            Value made = made(map, value);
            if (made != null) {
                values.add(made);
            }
        }
        return values;
    }

    /** Returns what a map makes of a value, or null if nothing. */
    public static @Nullable Value made(Mapped map, Value value) {
        try {
            return map.function().apply(value);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** Returns what a sequence map makes of two values, or null if nothing. */
    public static @Nullable Value made(Joined join, Value first, Value second) {
        try {
            return join.function().apply(first, second);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private Set<Value> join(Joined join) {
        List<Value> first = known(join.first());
        List<Value> second = known(join.second());
        if (join.first().encoding() == Encoding.NUMERICAL || join.second().encoding() == Encoding.NUMERICAL) {
            throw new RaspException(Reason.MIXED_SEQUENCE_MAP, join.label(),
                    "'" + join.label() + "' maps a sequence of numbers; make it categorical first, or use a linear sequence map");
        }
        Set<Value> values = new LinkedHashSet<>();
        for (Value one : first) {
            for (Value two : join.ofOne() ? List.of(one) : second) {
                Value made = made(join, one, two);
                if (made != null) {
                    values.add(made);
                }
            }
        }
        return values;
    }

    private Set<Value> linear(Linear linear) {
        List<Value> first = known(linear.first());
        List<Value> second = known(linear.second());
        if (linear.first().encoding() != Encoding.NUMERICAL || linear.second().encoding() != Encoding.NUMERICAL) {
            throw new RaspException(Reason.MIXED_SEQUENCE_MAP, linear.label(),
                    "'" + linear.label() + "' sums what is not carried as a number; make it numerical first, or use a sequence map");
        }
        Set<Value> values = new LinkedHashSet<>();
        for (Value one : first) {
            for (Value two : second) {
                values.add(Value.of(linear.firstFactor() * one.number() + linear.secondFactor() * two.number()));
            }
        }
        return values;
    }

    private Set<Value> aggregate(Aggregate aggregate) {
        select(aggregate, aggregate.selector());
        List<Value> values = known(aggregate.values());
        boolean numerical = aggregate.encoding() == Encoding.NUMERICAL;
        Value fallback = aggregate.fallback();
        if (numerical ? fallback == null || fallback.number() != 0 : fallback != null) {
            throw new RaspException(Reason.DEFAULT_VALUE, aggregate.label(), "'" + aggregate.label() + "' falls back on " + fallback
                    + "; a compiled head gives " + (numerical ? "0" : "no value") + " where it looks nowhere");
        }
        if (!numerical) {
            return new LinkedHashSet<>(values);
        }
        for (Value value : values) {
            if (value.number() != 0 && value.number() != 1) {
                throw new RaspException(Reason.NUMERICAL_AGGREGATE, aggregate.label(), "'" + aggregate.label() + "' means numbers such as "
                        + value + "; only 0 and 1 can be");
            }
        }
        Set<Value> means = new LinkedHashSet<>();
        for (int count = 1; count <= program.length(); count++) {
            for (int ones = 0; ones <= count; ones++) {
                means.add(Value.of((double) ones / count));
            }
        }
        return means;
    }

    private void select(Sop user, Selector selector) {
        if (!(selector instanceof Select select)) {
            throw new RaspException(Reason.COMPOSITE_SELECTOR, user.label(),
                    "'" + user.label() + "' uses '" + selector.label() + "', made of selectors; select by one predicate of key and query");
        }
        for (Sop side : List.of(select.keys(), select.queries())) {
            visit(side);
            if (side.encoding() == Encoding.NUMERICAL) {
                throw new RaspException(Reason.NUMERICAL_SELECTION, side.label(),
                        "'" + selector.label() + "' compares '" + side.label()
                                + "', which is carried as a number; make it categorical first");
            }
        }
    }

    private static List<Value> ascending(Set<Value> values) {
        TreeSet<Double> sorted = new TreeSet<>();
        values.forEach(value -> sorted.add(value.number()));
        List<Value> kept = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (double number : sorted) {
            if (number - last > SAME) {
                kept.add(Value.of(number));
                last = number;
            }
        }
        return List.copyOf(kept);
    }
}

package org.axonmark.circuits.rasp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

import org.axonmark.circuits.rasp.Selector.Composite;
import org.axonmark.circuits.rasp.Selector.Select;
import org.axonmark.circuits.rasp.Sop.Aggregate;
import org.axonmark.circuits.rasp.Sop.Input;
import org.axonmark.circuits.rasp.Sop.Joined;
import org.axonmark.circuits.rasp.Sop.Linear;
import org.axonmark.circuits.rasp.Sop.Mapped;
import org.axonmark.circuits.rasp.Sop.SelectorWidth;
import org.jspecify.annotations.Nullable;

/** Runs programs as they are written: what a compiled network is held to. */
public final class Interpreter {

    private final List<Value> input;
    private final IdentityHashMap<Sop, List<@Nullable Value>> done = new IdentityHashMap<>();
    private final IdentityHashMap<Selector, boolean[][]> looked = new IdentityHashMap<>();

    private Interpreter(List<Value> input) {
        this.input = input;
    }

    /**
     * Returns what a program gives at each position; null where it gives no value.
     *
     * @throws RaspException if it does not take the input, or means values that cannot be
     */
    public static List<@Nullable Value> run(Program program, List<Value> input) {
        program.check(input);
        return new Interpreter(List.copyOf(input)).values(program.output());
    }

    private List<@Nullable Value> values(Sop sop) {
        List<@Nullable Value> known = done.get(sop);
        if (known == null) {
            known = Collections.unmodifiableList(work(sop));
            done.put(sop, known);
        }
        return known;
    }

    private List<@Nullable Value> work(Sop sop) {
        List<@Nullable Value> made = new ArrayList<>();
        for (int i = 0; i < input.size(); i++) {
            Value value = switch (sop) {
                case Input.TOKENS -> input.get(i);
                case Input.INDICES -> Value.of(i);
                case Mapped map -> map(map, values(map.input()).get(i));
                case Joined join -> join(join, values(join.first()).get(i), values(join.second()).get(i));
                case Linear linear -> Value.of(linear.firstFactor() * number(values(linear.first()).get(i))
                        + linear.secondFactor() * number(values(linear.second()).get(i)));
                case Aggregate aggregate -> mean(aggregate, looks(aggregate.selector())[i]);
                case SelectorWidth width -> Value.of(count(looks(width.selector())[i]));
            };
            made.add(value == null && sop.encoding() == Encoding.NUMERICAL ? Value.of(0) : value);
        }
        return made;
    }

    private static @Nullable Value map(Mapped map, @Nullable Value value) {
        try {
            return value == null ? null : map.function().apply(value);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Value join(Joined join, @Nullable Value first, @Nullable Value second) {
        try {
            return first == null || second == null ? null : join.function().apply(first, second);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static double number(@Nullable Value value) {
        return value == null ? 0 : value.number();
    }

    private @Nullable Value mean(Aggregate aggregate, boolean[] looks) {
        List<@Nullable Value> values = values(aggregate.values());
        int count = count(looks);
        if (count == 0) {
            return aggregate.fallback();
        }
        if (aggregate.encoding() == Encoding.NUMERICAL) {
            double sum = 0;
            for (int i = 0; i < looks.length; i++) {
                sum += looks[i] ? number(values.get(i)) : 0;
            }
            return Value.of(sum / count);
        }
        List<@Nullable Value> seen = new ArrayList<>();
        for (int i = 0; i < looks.length; i++) {
            if (looks[i] && !seen.contains(values.get(i))) {
                seen.add(values.get(i));
            }
        }
        if (seen.size() > 1) {
            throw new RaspException(RaspException.Reason.AMBIGUOUS_AGGREGATE, aggregate.label(), "'" + aggregate.label()
                    + "' would be the mean of " + seen + " for the input " + input + "; have its selector look at one value");
        }
        return seen.get(0);
    }

    private static int count(boolean[] looks) {
        int count = 0;
        for (boolean look : looks) {
            count += look ? 1 : 0;
        }
        return count;
    }

    private boolean[][] looks(Selector selector) {
        boolean[][] known = looked.get(selector);
        if (known == null) {
            known = look(selector);
            looked.put(selector, known);
        }
        return known;
    }

    private boolean[][] look(Selector selector) {
        boolean[][] looks = new boolean[input.size()][input.size()];
        switch (selector) {
            case Select select -> {
                List<@Nullable Value> keys = values(select.keys());
                List<@Nullable Value> queries = values(select.queries());
                for (int i = 0; i < looks.length; i++) {
                    for (int j = 0; j < looks.length; j++) {
                        Value key = keys.get(j);
                        Value query = queries.get(i);
                        looks[i][j] = key != null && query != null && select.predicate().test(key, query);
                    }
                }
            }
            case Composite composite -> {
                boolean[][] first = looks(composite.first());
                boolean[][] second = looks(composite.second());
                for (int i = 0; i < looks.length; i++) {
                    for (int j = 0; j < looks.length; j++) {
                        looks[i][j] = composite.both() ? first[i][j] && second[i][j] : first[i][j] || second[i][j];
                    }
                }
            }
        }
        return looks;
    }
}

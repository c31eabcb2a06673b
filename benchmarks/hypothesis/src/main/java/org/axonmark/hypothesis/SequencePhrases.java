package org.axonmark.hypothesis;

import java.util.EnumMap;
import java.util.Map;

import org.axonmark.hypothesis.Expression.Call;

/** Phrases for what is done to rows. */
final class SequencePhrases {

    /** Operators on rows alone. */
    static final Map<Operator, String> PLAIN = plain();

    /** Operators on rows and a number, which stands for {@code #}. */
    static final Map<Operator, String> COUNTED = counted();

    /** What one step does to the rows. */
    static final Phrases<Expression> STEPS = steps();

    private SequencePhrases() {}

    private static Map<Operator, String> plain() {
        Map<Operator, String> plain = new EnumMap<>(Operator.class);
        plain.put(Operator.SORT, "sorted");
        plain.put(Operator.BACKWARD, "reversed");
        plain.put(Operator.PREFIXSUMS, "running sums");
        plain.put(Operator.DIFFERENCES, "differences");
        plain.put(Operator.DISTINCT, "without repeats");
        plain.put(Operator.HULL, "convex hull");
        plain.put(Operator.TOUR, "greedy tour");
        return plain;
    }

    private static Map<Operator, String> counted() {
        Map<Operator, String> counted = new EnumMap<>(Operator.class);
        counted.put(Operator.TAKE, "first #");
        counted.put(Operator.SKIP, "without first #");
        counted.put(Operator.TOP, "largest #");
        counted.put(Operator.ROTATE, "rotated by #");
        counted.put(Operator.SCALE, "scaled by #");
        counted.put(Operator.OFFSET, "offset #");
        return counted;
    }

    private static Phrases<Expression> steps() {
        Phrases<Expression> steps = new Phrases<>();
        PLAIN.forEach((operator, words) -> steps.add(words, filled -> new Call(operator, filled.subject())));
        COUNTED.forEach((operator, words) -> steps.add(words, filled -> new Call(operator, filled.subject(), filled.constant(0))));
        return steps;
    }
}

package org.axonmark.functions.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Operator;
import org.axonmark.hypothesis.SequenceFunction;
import org.axonmark.hypothesis.Type;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws rules over sequences: one step, two or three, one after the other. A draw is admitted if its answers differ over inputs and most name a
 * point, it is not the identity, and no step can be left out. One that is not is drawn again from the same stream.
 */
public final class SequenceGenerator {

    static final String KIND = "sequences";

    private static final List<Operator> STEPS = List.of(Operator.SORT, Operator.BACKWARD, Operator.TOP, Operator.TAKE, Operator.SKIP,
            Operator.ROTATE, Operator.HULL, Operator.TOUR);
    private static final Expression INPUT = new Expression.Input(Type.SEQUENCE);
    private static final int MAX_DRAWS = 1_000;
    private static final int MAX_COUNT = 5;
    private static final int PROBES = 48;
    private static final int LEAST_ANSWERS = 4;
    private static final double SINGLE = 0.2;
    private static final double AT_MOST_DOUBLE = 0.6;

    private final Seed seed;
    private final List<double[][]> probes;

    /** Creates a generator. */
    public SequenceGenerator(Seed seed) {
        this.seed = seed;
        this.probes = SequenceItem.sequences(seed.stream(KIND, -1, "probes"), PROBES, SequenceItem.MIN_LENGTH, SequenceItem.MAX_LENGTH);
    }

    /** Returns the item of a number; equal for equal seeds on every host. */
    public SequenceItem item(int index) {
        HmacStream stream = seed.stream(KIND, index, "parameters");
        for (int i = 0; i < MAX_DRAWS; i++) {
            Hypothesis.Sequence truth = draw(stream);
            if (truth != null) {
                return new SequenceItem(seed, index, truth);
            }
        }
        throw new IllegalStateException("sequence item " + index + " was not admitted in " + MAX_DRAWS + " draws; mend the steps");
    }

    private Hypothesis.@Nullable Sequence draw(HmacStream stream) {
        double share = stream.nextDouble();
        int steps = share < SINGLE ? 1 : share < AT_MOST_DOUBLE ? 2 : 3;
        Set<List<List<Integer>>> seen = new HashSet<>();
        seen.add(answers(List.of(INPUT)));
        List<Expression> stages = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            stages.add(step(stream));
            if (!seen.add(answers(stages)) || (i > 0 && !seen.add(answers(stages.subList(i, i + 1))))) {
                return null;
            }
        }
        List<List<Integer>> answers = answers(stages);
        boolean naming = answers.stream().filter(List::isEmpty).count() < PROBES / 2;
        return naming && !shortens(stages, answers) && new HashSet<>(answers).size() >= LEAST_ANSWERS ? new Hypothesis.Sequence(stages)
                : null;
    }

    /** Tells whether one of the steps can be left out. */
    private boolean shortens(List<Expression> stages, List<List<Integer>> answers) {
        for (int i = 0; stages.size() > 1 && i < stages.size(); i++) {
            List<Expression> fewer = new ArrayList<>(stages);
            fewer.remove(i);
            if (answers(fewer).equals(answers)) {
                return true;
            }
        }
        return false;
    }

    private static Expression step(HmacStream stream) {
        Operator operator = STEPS.get(stream.nextInt(STEPS.size()));
        double count = 1 + stream.nextInt(MAX_COUNT);
        return operator.parameters().size() == 1 ? new Expression.Call(operator, INPUT)
                : new Expression.Call(operator, INPUT, new Expression.Constant(count));
    }

    private List<List<Integer>> answers(List<Expression> stages) {
        SequenceFunction function = SequenceFunction.of(new Hypothesis.Sequence(stages));
        return probes.stream().map(probe -> Arrays.stream(function.places(probe)).boxed().toList()).toList();
    }
}

package org.axonmark.functions.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.functions.generator.StringItem.Tier;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws string items of two tiers. A draw is admitted if its values differ over inputs, it is not the identity, and no step can be left
 * out. One that is not is drawn again from the same stream.
 */
public final class StringGenerator {

    private static final int MAX_DRAWS = 1_000;
    private static final int PROBES = 48;
    private static final int LEAST_VALUES = 6;
    private static final double SINGLE = 0.3;

    private final Seed seed;
    private final Tier tier;

    /** Creates a generator of one tier. */
    public StringGenerator(Seed seed, Tier tier) {
        this.seed = seed;
        this.tier = tier;
    }

    /** Returns the item of a number; equal for equal seeds on every host. */
    public StringItem item(int index) {
        HmacStream stream = seed.stream(tier.kind(), index, "parameters");
        for (int i = 0; i < MAX_DRAWS; i++) {
            Hypothesis.Text truth = draw(stream);
            if (truth != null) {
                return new StringItem(seed, index, tier, truth);
            }
        }
        throw new IllegalStateException("string item " + index + " was not admitted in " + MAX_DRAWS + " draws; mend the steps");
    }

    private Hypothesis.@Nullable Text draw(HmacStream stream) {
        StringDraws draws = new StringDraws(stream);
        int steps = tier == Tier.PUBLIC ? (stream.nextDouble() < SINGLE ? 1 : 2) : 3 + stream.nextInt(2);
        String[] inputs = StringItem.inputs(stream, PROBES);
        Set<List<String>> seen = new HashSet<>();
        seen.add(List.of(inputs));
        List<Expression> stages = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            stages.add(tier == Tier.PUBLIC ? draws.primitive() : draws.core());
            if (!seen.add(values(stages, inputs))) {
                return null;
            }
        }
        List<String> values = values(stages, inputs);
        return shortens(stages, inputs, values) || new HashSet<>(values).size() < LEAST_VALUES ? null : new Hypothesis.Text(stages);
    }

    /** Tells whether one of the stages can be left out. */
    private static boolean shortens(List<Expression> stages, String[] inputs, List<String> values) {
        for (int i = 0; stages.size() > 1 && i < stages.size(); i++) {
            List<Expression> fewer = new ArrayList<>(stages);
            fewer.remove(i);
            if (values(fewer, inputs).equals(values)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> values(List<Expression> stages, String[] inputs) {
        TextFunction function = TextFunction.of(new Hypothesis.Text(stages));
        List<String> values = new ArrayList<>();
        for (String input : inputs) {
            values.add(function.of(input));
        }
        return values;
    }
}

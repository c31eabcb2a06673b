package org.axonmark.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interval;
import org.axonmark.spi.functions.InvalidQueryException;

/**
 * A black box in this process that holds a simple function of its kind, and counts and refuses as the host does. Numbers: {@code 2 x + 1}; texts: the
 * text backwards; a concept: whether a word holds an {@code a}; a relation: the word itself; a learner: the mean of the labels; a sequence: positions
 * as they come; an operator: the samples doubled.
 */
final class MadeUpBox implements BlackBox {

    private final FunctionSetup setup;
    private int remaining;

    MadeUpBox(FunctionSetup setup) {
        this.setup = setup;
        this.remaining = setup.budget();
    }

    @Override
    public FunctionSetup setup() {
        return setup;
    }

    @Override
    public int remaining() {
        return remaining;
    }

    @Override
    public DoubleTensor numbers(DoubleTensor inputs) {
        if (inputs.rank() == 0) {
            throw new InvalidQueryException("a batch has at least one axis, not the shape " + Arrays.toString(inputs.shape()), remaining);
        }
        int n = inputs.size(0);
        double[] in = inputs.values();
        if (setup.domain() instanceof Domain.Numbers numbers) {
            check(n, inputs.rank() == 1 && within(in, numbers.range()), FunctionKind.NUMERIC);
            return DoubleTensor.of(Arrays.stream(in).map(x -> 2 * x + 1).toArray(), n);
        }
        if (setup.domain() instanceof Domain.Grids grids) {
            check(n, inputs.rank() == 2 && inputs.size(1) == grids.points() && Arrays.stream(in).allMatch(Double::isFinite),
                    FunctionKind.OPERATOR);
            return DoubleTensor.of(Arrays.stream(in).map(x -> 2 * x).toArray(), n, grids.points());
        }
        if (setup.domain() instanceof Domain.Sequences sequences) {
            check(n, inputs.rank() == 3 && inputs.size(1) >= sequences.minLength() && inputs.size(1) <= sequences.maxLength()
                    && inputs.size(2) == sequences.width() && within(in, sequences.range()), FunctionKind.SEQUENCE);
            int length = inputs.size(1);
            double[] positions = new double[n * length];
            Arrays.setAll(positions, i -> i % length);
            return DoubleTensor.of(positions, n, length);
        }
        if (setup.domain() instanceof Domain.Examples examples) {
            check(n, inputs.rank() == 3 && inputs.size(1) >= 2 && inputs.size(1) <= examples.maxExamples() + 1
                    && inputs.size(2) == examples.width() + 1 && within(in, examples.range()), FunctionKind.LEARNER);
            return meanLabels(inputs);
        }
        throw new InvalidQueryException("a function of the kind " + setup.kind() + " takes no numbers", remaining);
    }

    @Override
    public List<String> texts(List<String> inputs) {
        if (setup.domain() instanceof Domain.Texts texts) {
            check(inputs.size(), all(inputs, text -> text.length() <= texts.maxLength()
                    && text.chars().allMatch(letter -> texts.alphabet().indexOf(letter) >= 0)), FunctionKind.STRING);
            return inputs.stream().map(text -> new StringBuilder(text).reverse().toString()).toList();
        }
        check(inputs.size(), known(inputs), FunctionKind.RELATION);
        return List.copyOf(inputs);
    }

    @Override
    public DoubleTensor activations(List<String> words) {
        check(words.size(), known(words), FunctionKind.CONCEPT);
        return DoubleTensor.of(words.stream().mapToDouble(word -> word.indexOf('a') >= 0 ? 1 : 0).toArray(), words.size());
    }

    private static DoubleTensor meanLabels(DoubleTensor inputs) {
        int rows = inputs.size(1);
        int width = inputs.size(2);
        double[] means = new double[inputs.size(0)];
        for (int i = 0; i < means.length; i++) {
            for (int row = 0; row < rows - 1; row++) {
                means[i] += inputs.values()[(i * rows + row + 1) * width - 1] / (rows - 1);
            }
        }
        return DoubleTensor.of(means, means.length);
    }

    private static boolean within(double[] values, Interval range) {
        return Arrays.stream(values).allMatch(value -> Double.isFinite(value) && range.contains(value));
    }

    private static boolean all(List<String> inputs, Predicate<String> right) {
        return inputs.stream().allMatch(right);
    }

    private boolean known(List<String> words) {
        return setup.domain() instanceof Domain.Words domain && all(words, domain.vocabulary()::contains);
    }

    /** Refuses a batch as the host would, or spends its queries. */
    private void check(int n, boolean right, FunctionKind kind) {
        if (kind != setup.kind() || !right || n < 1 || n > MAX_BATCH) {
            throw new InvalidQueryException(
                    "a batch of " + n + " as for " + kind + ", of another kind, shape or domain than " + setup.domain(),
                    remaining);
        }
        if (n > remaining) {
            throw new BudgetExceededException("a batch of " + n + " queries, " + remaining + " are left", remaining);
        }
        remaining -= n;
    }
}

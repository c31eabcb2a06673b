package org.axonmark.functions;

import java.util.List;

import org.axonmark.hypothesis.Noise;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interval;
import org.axonmark.spi.functions.InvalidQueryException;
import org.jspecify.annotations.Nullable;

/**
 * A numeric function behind its meter. The noise of a query follows from the function and the number of the query alone, so a repeated
 * query is answered anew and is paid for.
 */
final class NumericBox implements BlackBox {

    private final NumericItem item;
    private final NumericFunction truth;
    private final byte[] seed;
    private int used;

    /**
     * Creates a box that has not been asked.
     *
     * @param seed key of the noise
     */
    NumericBox(NumericItem item, byte[] seed) {
        this.item = item;
        this.truth = NumericFunction.of(item.truth());
        this.seed = seed;
    }

    /** Returns how many queries were answered. */
    int used() {
        return used;
    }

    @Override
    public FunctionSetup setup() {
        return new FunctionSetup(
                FunctionKind.NUMERIC, new Domain.Numbers(new Interval(item.low(), item.high())), item.budget(), List.of());
    }

    @Override
    public int remaining() {
        return item.budget() - used;
    }

    @Override
    public DoubleTensor numbers(DoubleTensor inputs) throws BudgetExceededException, InvalidQueryException {
        int n = inputs.count();
        if (inputs.rank() != 1 || n < 1 || n > MAX_BATCH) {
            throw new InvalidQueryException("a batch of rank " + inputs.rank() + " with " + n + " numbers; it is to be [n] with n from 1 to "
                    + MAX_BATCH, remaining());
        }
        for (double x : inputs.values()) {
            if (!(x >= item.low() && x <= item.high())) {
                throw new InvalidQueryException(
                        x + " lies outside the domain [" + item.low() + ", " + item.high() + "]", remaining());
            }
        }
        if (n > remaining()) {
            throw new BudgetExceededException("a batch of " + n + " queries, " + remaining() + " are left", remaining());
        }
        double[] values = truth.at(inputs.values());
        Noise noise = item.truth().noise();
        for (int i = 0; i < n; i++) {
            values[i] += noise(noise, used + i);
        }
        used += n;
        return DoubleTensor.of(values, n);
    }

    private double noise(@Nullable Noise noise, int query) {
        if (noise == null) {
            return 0;
        }
        HmacStream stream = HmacStream.of(seed, "noise", item.id(), Integer.toString(query));
        return switch (noise.family()) {
            case NORMAL -> noise.scale() * stream.nextGaussian();
            case UNIFORM -> noise.scale() * (2 * stream.nextDouble() - 1);
            case POISSON -> poisson(stream, noise.scale()) - noise.scale();
        };
    }

    /** Counts uniform factors until their product falls below exp(−rate) (Knuth 1969); the rates of noise are small. */
    private static int poisson(HmacStream stream, double rate) {
        double floor = StrictMath.exp(-rate);
        int count = 0;
        for (double product = stream.nextDouble(); product > floor; product *= stream.nextDouble()) {
            count++;
        }
        return count;
    }

    @Override
    public List<String> texts(List<String> inputs) throws InvalidQueryException {
        throw new InvalidQueryException("this is a function of a number; ask numbers", remaining());
    }

    @Override
    public DoubleTensor activations(List<String> words) throws InvalidQueryException {
        throw new InvalidQueryException("this is a function of a number; ask numbers", remaining());
    }
}

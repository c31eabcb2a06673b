package org.axonmark.functions.protocol;

import java.util.List;
import java.util.Locale;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.InvalidQueryException;

/**
 * A function behind its meter. Each kind overrides the one query method that serves it: it checks the inputs, then spends, then answers, so
 * that what is refused costs nothing.
 */
public abstract class MeteredBox implements BlackBox {

    private final FunctionSetup setup;
    private int used;

    /** Creates a box that has not been asked. */
    protected MeteredBox(FunctionSetup setup) {
        this.setup = setup;
    }

    /** Returns how many queries were answered. */
    public final int used() {
        return used;
    }

    @Override
    public final FunctionSetup setup() {
        return setup;
    }

    @Override
    public final int remaining() {
        return setup.budget() - used;
    }

    /**
     * Pays for a batch whose inputs have been checked.
     *
     * @param queries 1 to {@link BlackBox#MAX_BATCH}
     * @return the number of the first of them, from 0
     */
    protected final int spend(int queries) throws BudgetExceededException, InvalidQueryException {
        if (queries < 1 || queries > MAX_BATCH) {
            throw refused("a batch holds 1 to " + MAX_BATCH + " queries, not " + queries);
        }
        if (queries > remaining()) {
            throw new BudgetExceededException("a batch of " + queries + " queries, " + remaining() + " are left", remaining());
        }
        int first = used;
        used += queries;
        return first;
    }

    /** Returns the refusal of a batch; it costs nothing. */
    protected final InvalidQueryException refused(String why) {
        return new InvalidQueryException(why, remaining());
    }

    @Override
    public DoubleTensor numbers(DoubleTensor inputs) throws BudgetExceededException, InvalidQueryException {
        throw otherKind("numbers");
    }

    @Override
    public List<String> texts(List<String> inputs) throws BudgetExceededException, InvalidQueryException {
        throw otherKind("texts");
    }

    @Override
    public DoubleTensor activations(List<String> words) throws BudgetExceededException, InvalidQueryException {
        throw otherKind("activations");
    }

    private InvalidQueryException otherKind(String asked) {
        String right = switch (setup.kind()) {
            case NUMERIC, LEARNER, SEQUENCE, OPERATOR -> "numbers";
            case STRING, RELATION -> "texts";
            case CONCEPT -> "activations";
        };
        return refused(
                "a function of kind " + setup.kind().name().toLowerCase(Locale.ROOT) + " answers '" + right + "', not '" + asked + "'");
    }
}

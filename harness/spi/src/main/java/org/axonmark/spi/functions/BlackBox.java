package org.axonmark.spi.functions;

import java.util.List;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.HostServed;

/**
 * A function that can only be asked. The host holds it, answers and counts: each input of a batch is one query, asked again it costs again
 * and, if the function is noisy, is answered anew. Everything else is free of charge. Answers leave the host on a grid of two milliseconds,
 * so batches are faster than single queries and the time of an answer tells nothing.
 */
@HostServed(tickMicros = 2000)
public interface BlackBox {

    /** The largest batch, in queries. */
    int MAX_BATCH = 4096;

    /** Returns kind, domain and budget; the same at every call. */
    FunctionSetup setup();

    /** Returns how many queries are left, 0 to {@code setup().budget()}. */
    int remaining();

    /**
     * Asks a function of numbers.
     *
     * <ul>
     *   <li>{@link FunctionKind#NUMERIC}: {@code [n]} to {@code [n]};
     *   <li>{@link FunctionKind#LEARNER}: {@code [n][examples + 1][width + 1]} to the predictions {@code [n]}; a row is a point with its label
     *       behind it, the last row the point to predict, its label 0;
     *   <li>{@link FunctionKind#SEQUENCE}: {@code [n][length][width]} to positions in the sequence {@code [n][length]}, from 0; where the
     *       function gives fewer, the rest is -1;
     *   <li>{@link FunctionKind#OPERATOR}: samples {@code [n][points]} to samples {@code [n][points]}.
     * </ul>
     *
     * @param inputs finite values in the domain, n from 1 to {@link #MAX_BATCH}
     * @return one answer for each input, in order; not a number where the function has no value
     * @throws BudgetExceededException if n is more than {@link #remaining()}
     * @throws InvalidQueryException if the kind is another, or shape or values lie outside the domain
     */
    DoubleTensor numbers(DoubleTensor inputs) throws BudgetExceededException, InvalidQueryException;

    /**
     * Asks a function of texts: {@link FunctionKind#STRING} and {@link FunctionKind#RELATION}.
     *
     * @param inputs texts of the domain, 1 to {@link #MAX_BATCH}
     * @return one text for each input, in order; empty where a relation is undefined
     * @throws BudgetExceededException if there are more inputs than {@link #remaining()}
     * @throws InvalidQueryException if the kind is another or an input lies outside the domain
     */
    List<String> texts(List<String> inputs) throws BudgetExceededException, InvalidQueryException;

    /**
     * Asks how strongly a {@link FunctionKind#CONCEPT} responds.
     *
     * @param words words of the domain, 1 to {@link #MAX_BATCH}
     * @return {@code [n]}, from 0 (not at all) to 1
     * @throws BudgetExceededException if there are more words than {@link #remaining()}
     * @throws InvalidQueryException if the kind is another or a word lies outside the domain
     */
    DoubleTensor activations(List<String> words) throws BudgetExceededException, InvalidQueryException;
}

package org.axonmark.spi.functions;

import org.axonmark.spi.Context;

/**
 * Finds out what a black box does. Implemented by submissions of the functions suite.
 *
 * <p>The worker constructs the provider by its public no-argument constructor, calls {@link #prepare} once, then {@link #interpret} once for
 * each function. A function may come in a worker of its own, so nothing learned from one is sure to be there for the next.
 */
public interface FunctionInterpreter {

    /**
     * Gets ready. Called once, before the first {@link #interpret}.
     *
     * @param context what the worker offers
     * @throws Exception if the interpreter cannot serve; the evaluation ends as failed, with the message
     */
    void prepare(Context context) throws Exception;

    /**
     * Interprets one function.
     *
     * @param box the function, to be asked until this call returns; host time spent on its answers counts towards the time of the call
     * @return what was found; scored against the function itself, which the host alone holds
     * @throws Exception if nothing can be said; the evaluation ends as failed, with the message
     */
    Interpretation interpret(BlackBox box) throws Exception;
}

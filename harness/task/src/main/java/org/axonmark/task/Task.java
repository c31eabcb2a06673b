package org.axonmark.task;

import java.util.function.Function;

import org.axonmark.results.format.TaskCard;

/**
 * One version of a task. Without state; all work begins in {@link #prepare}.
 *
 * @param <S> the SPI interface that a submission implements
 */
public interface Task<S> {

    /** Returns what anybody may know of the task. */
    TaskCard card();

    /** Returns the SPI interface that a submission implements. */
    Class<S> contract();

    /**
     * Reads or generates the data and the truth.
     *
     * @throws org.axonmark.results.AxonmarkException if data are missing or damaged, with the command that brings them
     */
    Protocol<S> prepare(Preparation preparation);

    /**
     * Returns a task of its parts.
     *
     * @param card what anybody may know of it
     * @param contract the SPI interface that a submission implements
     * @param protocol reads or generates the data and the truth
     */
    static <S> Task<S> of(TaskCard card, Class<S> contract, Function<Preparation, Protocol<S>> protocol) {
        return new Task<>() {
            @Override
            public TaskCard card() {
                return card;
            }

            @Override
            public Class<S> contract() {
                return contract;
            }

            @Override
            public Protocol<S> prepare(Preparation preparation) {
                return protocol.apply(preparation);
            }
        };
    }
}

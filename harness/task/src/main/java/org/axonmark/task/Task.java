package org.axonmark.task;

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
}

package org.axonmark.engine.sandbox;

import java.nio.file.Path;
import java.util.List;

/** The limits around one worker with all it starts, and what can be read through them. */
sealed interface Cage permits CgroupCage, BareCage, ThreadCage {

    /** Returns the files into which a process writes its id to enter. */
    List<Path> doors();

    /** Returns what the host sees now. */
    Observed observe(long process);

    /**
     * Lets nothing inside run until {@link #thaw}; returns once nothing runs.
     *
     * @param process the outermost process
     */
    void freeze(long process);

    /** Lets everything inside run again. */
    void thaw(long process);

    /** Kills everything inside. */
    void kill();

    /** Removes the cage once everything inside has ended. */
    void remove();
}

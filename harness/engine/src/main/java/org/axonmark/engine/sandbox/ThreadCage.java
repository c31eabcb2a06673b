package org.axonmark.engine.sandbox;

import java.nio.file.Path;
import java.util.List;

/** No cage around a worker that is a thread of this process: its CPU time can be read, its memory cannot, and nothing is limited. */
record ThreadCage(WorkerThread thread) implements Cage {

    @Override
    public List<Path> doors() {
        return List.of();
    }

    @Override
    public Observed observe(long process) {
        return new Observed(thread.cpu(), 0, 0);
    }

    @Override
    public void freeze(long process) {
        throw new IllegalStateException("a thread of this process cannot be frozen");
    }

    @Override
    public void thaw(long process) {
        // It was never frozen.
    }

    @Override
    public void kill() {
        // Its owner ends the thread.
    }

    @Override
    public void remove() {
        // Nothing was made.
    }
}

package org.axonmark.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets work end in order when this process is stopped by Ctrl-C: the work is told to stop, and the process lives on until it has kept what it
 * has, but not for long.
 */
final class Stopping implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Begins to listen.
     *
     * @param stop tells the work to stop; false if there is nothing to wait for
     */
    Stopping(BooleanSupplier stop) {
        this.hook = new Thread(() -> stop(stop), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(BooleanSupplier stop) {
        if (!stop.getAsBoolean()) {
            return;
        }
        try {
            if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending: the hook has begun
        }
    }
}

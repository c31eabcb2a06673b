package org.axonmark.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.axonmark.engine.run.Evaluator;

/** While this is open, Ctrl-C cancels the evaluation and the program ends only when all that it writes is whole. */
final class StopSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch whole = new CountDownLatch(1);
    private final Evaluator evaluator;
    private final Thread hook = new Thread(this::stop, "stop");

    StopSignal(Evaluator evaluator) {
        this.evaluator = evaluator;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        evaluator.cancel();
        try {
            if (!whole.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // what it wrote so far is whole, and the evaluation is resumed next time
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        whole.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending, and its hook waited for this
        }
    }
}

package org.axonmark.engine.sandbox;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running worker as the host holds it. */
public final class SandboxedWorker implements AutoCloseable {

    private final Process process;
    private final Cage cage;
    private final CappedLog log;
    private final InputStream answers;
    private Observed most = Observed.NOTHING;
    private boolean killed;
    private boolean removed;

    SandboxedWorker(Process process, Cage cage, long logBytes) {
        this.process = process;
        this.cage = cage;
        this.log = new CappedLog(process.getErrorStream(), logBytes, Long.toString(process.pid()));
        this.answers = new BufferedInputStream(process.getInputStream());
    }

    /** Returns what the worker writes. */
    public InputStream answers() {
        return answers;
    }

    /** Returns what the worker reads. */
    public OutputStream requests() {
        return process.getOutputStream();
    }

    /** Returns what the submission printed. */
    public CappedLog log() {
        return log;
    }

    /** Returns the id of the outermost process. */
    public long pid() {
        return process.pid();
    }

    /** Returns what the worker has used so far; after its end, what it used at most. */
    public synchronized Observed observe() {
        if (!removed) {
            most = cage.observe(process.pid()).atLeast(most);
        }
        return most;
    }

    /** Lets the worker and all it started not run until {@link #thaw}. */
    public synchronized void freeze() {
        if (!removed) {
            cage.freeze(process.pid());
        }
    }

    /** Lets it run again. */
    public synchronized void thaw() {
        if (!removed) {
            cage.thaw(process.pid());
        }
    }

    /** Kills the worker with all it started. */
    public synchronized void kill() {
        if (process.isAlive()) {
            killed = true;
        }
        end();
    }

    private void end() {
        observe();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (!removed) {
            cage.kill();
        }
    }

    /** Waits for the worker's end, and kills it if it takes longer than the grace. */
    public Exit awaitExit(Duration grace) {
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor();
            }
            log.awaitEnd();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return new Exit(process.isAlive() ? 137 : process.exitValue(), observe().memoryKills() > 0, killed);
        }
    }

    @Override
    public synchronized void close() {
        if (!removed) {
            end();
            observe();
            removed = true;
            cage.remove();
        }
    }
}

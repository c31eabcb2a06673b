package org.axonmark.engine.sandbox;

/**
 * How a worker process ended.
 *
 * @param code exit status; 128 + n after signal n
 * @param memoryLimitHit true if the kernel killed it, or a process that it started, at its memory limit
 * @param killed true if the host killed it
 */
public record Exit(int code, boolean memoryLimitHit, boolean killed) {

    /** Returns the exit in words. */
    public String describe() {
        if (killed) {
            return "killed by the host";
        }
        return code > 128 && code < 160 ? "signal " + (code - 128) : "exit code " + code;
    }
}

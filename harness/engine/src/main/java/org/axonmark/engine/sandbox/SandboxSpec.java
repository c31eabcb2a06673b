package org.axonmark.engine.sandbox;

import java.nio.file.Path;

import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Limits;

/**
 * What one worker is to see and may use.
 *
 * @param worker the assembled worker: {@code lib} and {@code natives}
 * @param jar the submission
 * @param input side file that the worker reads
 * @param answer side file that the worker writes
 * @param limits what it may use
 * @param isolation how it is kept apart
 */
public record SandboxSpec(Path worker, Path jar, Path input, Path answer, Limits limits, Isolation isolation) {

    /** Where the worker finds the JAR under {@link Isolation#FULL}. */
    public static final String JAR_INSIDE = "/submission.jar";

    /** Where the worker finds its input under {@link Isolation#FULL}. */
    public static final String INPUT_INSIDE = "/input.bin";

    /** Where the worker finds its answer file under {@link Isolation#FULL}. */
    public static final String ANSWER_INSIDE = "/answer.bin";

    /** Returns the heap's size: three quarters of the memory limit, but at least 128 MiB are left for the rest. */
    public static long heapBytes(Limits limits) {
        return Math.max(16 * (1L << 20), Math.min(limits.memoryBytes() / 4 * 3, limits.memoryBytes() - 128 * (1L << 20)));
    }

    /** Returns the path of the JAR as the worker sees it. */
    public String jarSeen() {
        return isolation == Isolation.FULL ? JAR_INSIDE : jar.toAbsolutePath().toString();
    }

    /** Returns the path of the input as the worker sees it. */
    public String inputSeen() {
        return isolation == Isolation.FULL ? INPUT_INSIDE : input.toAbsolutePath().toString();
    }

    /** Returns the path of the answer file as the worker sees it. */
    public String answerSeen() {
        return isolation == Isolation.FULL ? ANSWER_INSIDE : answer.toAbsolutePath().toString();
    }
}

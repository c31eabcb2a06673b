package org.axonmark.engine.plan;

import java.nio.file.Path;
import java.util.Optional;

import org.axonmark.results.format.Isolation;
import org.axonmark.task.Task;

/**
 * What somebody asks for: one submission on one task.
 *
 * @param jar the submission
 * @param task the task
 * @param isolation how it is to be kept apart
 * @param labelSwap whether the label-swap null is wanted
 * @param roundSeed 32 bytes of the round whose truth is used; absent for open labels and practice
 */
public record Order(Path jar, Task<?> task, Isolation isolation, boolean labelSwap, Optional<byte[]> roundSeed) {}

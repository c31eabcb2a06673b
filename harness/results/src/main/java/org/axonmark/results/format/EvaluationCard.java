package org.axonmark.results.format;

import java.time.Instant;
import java.util.Optional;

/**
 * All that decides a score.
 *
 * @param id unique, 26 characters or fewer, letters and digits
 * @param submission the JAR
 * @param task the task version
 * @param scorerVersion the version of the scoring function
 * @param dataset SHA-256 over the decoded, windowed samples
 * @param limits what it was allowed
 * @param harnessVersion version of Axonmark
 * @param host machine and sandbox
 * @param secret 64 hexadecimal digits that fixed order and batches, written here after the evaluation ended
 * @param round commitment of the round whose truth was used, absent for open labels and for the practice round
 * @param started when the first worker was started
 * @param ended when the end state was known
 */
public record EvaluationCard(
        String id,
        SubmissionCard submission,
        TaskId task,
        int scorerVersion,
        Sha256 dataset,
        Limits limits,
        String harnessVersion,
        HostProfile host,
        String secret,
        Optional<Sha256> round,
        Instant started,
        Instant ended) {}

package org.axonmark.results.format;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a board says that it holds: enough to tell later, without the board, whether a result, a JAR or a score is the one that was kept.
 *
 * @param evaluation id of the evaluation
 * @param submission id of the submission
 * @param version its version
 * @param jar SHA-256 of its JAR
 * @param task the task version
 * @param scorerVersion the version of the scoring function
 * @param dataset SHA-256 over the decoded samples
 * @param round commitment of the round whose truth was used, absent for open labels and practice
 * @param harnessVersion version of Axonmark that ran it
 * @param isolation how far the submission was kept apart
 * @param cpu processor of the host, as the agent saw it
 * @param outcomes SHA-256 of the kept outcomes, absent if there were none
 * @param result SHA-256 over the canonical bytes (RFC 8785) of the result's document
 * @param state name of the end state
 * @param scores value of each metric
 * @param agent id of the registered key that signed the result, absent if none did
 * @param standing how it stands on the board
 * @param received when the board received it
 */
public record Receipt(
        String evaluation,
        String submission,
        String version,
        Sha256 jar,
        TaskId task,
        int scorerVersion,
        Sha256 dataset,
        Optional<Sha256> round,
        String harnessVersion,
        Isolation isolation,
        String cpu,
        Optional<Sha256> outcomes,
        Sha256 result,
        String state,
        List<Figure> scores,
        Optional<String> agent,
        String standing,
        Instant received) {

    /**
     * A metric's value.
     *
     * @param metric id of the metric
     * @param value its value
     */
    public record Figure(String metric, double value) {}

    /** Copies the list. */
    public Receipt {
        scores = List.copyOf(scores);
    }

    /** Writes the receipt of a result. */
    public static Receipt of(Result kept, Optional<String> agent, String standing, Instant received) {
        EvaluationCard ran = kept.evaluation();
        return new Receipt(ran.id(), ran.submission().id(), ran.submission().version(), ran.submission().sha256(), ran.task(),
                ran.scorerVersion(), ran.dataset(), ran.round(), ran.harnessVersion(), ran.host().isolation(), ran.host().cpu(),
                kept.outcomes(), sumOf(kept), kept.state().name(),
                kept.summaries().stream().map(summary -> new Figure(summary.metric(), summary.value())).toList(), agent, standing,
                received);
    }

    /** Returns the sum by which a receipt names a result. */
    public static Sha256 sumOf(Result result) {
        return Sha256.of(ResultDocument.toJson(result).canonical());
    }
}

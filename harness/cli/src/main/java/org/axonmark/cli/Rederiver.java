package org.axonmark.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.EvaluationId;
import org.axonmark.engine.score.Scoring;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.task.Preparation;
import org.axonmark.task.Task;

/**
 * Makes the result of an earlier evaluation anew, by the scorer as it is here: of the kept outcomes if this machine made the evaluation, else by asking the JAR once
 * more in the same order and batches. Nothing is signed for a run that this machine has not seen.
 */
final class Rederiver {

    private static final ErrorCode MISSING = ErrorCode.user("outcomes-missing");
    private static final ErrorCode OTHER_DATA = ErrorCode.user("other-data");
    private static final ErrorCode OTHER_ISOLATION = ErrorCode.user("other-isolation");
    private static final ErrorCode NOT_SCORED = ErrorCode.submission("not-scored");
    private static final ErrorCode OUR_FAULT = ErrorCode.resources("not-evaluated");

    private final Archive archive;
    private final Isolation isolation;

    /**
     * Creates a rederiver.
     *
     * @param isolation how JARs run here
     */
    Rederiver(Archive archive, Isolation isolation) {
        this.archive = archive;
        this.isolation = isolation;
    }

    /**
     * What a board asks for.
     *
     * @param evaluation id of the evaluation
     * @param result sum of its result's document
     * @param dataset SHA-256 of its data
     * @param secret 64 hexadecimal digits that fixed its order and batches
     * @param isolation how it was kept apart
     * @param hasJar whether the board has the JAR
     */
    record Asked(String evaluation, Sha256 result, Sha256 dataset, String secret, Isolation isolation, boolean hasJar) {}

    /**
     * Makes the result anew and keeps it.
     *
     * @param preparation with the round of the evaluation
     * @param again evaluates the JAR with a secret
     * @throws AxonmarkException with code {@code outcomes-missing}, {@code other-data}, {@code other-isolation} or {@code not-scored} if no further try can help
     */
    Result derive(Asked asked, Task<?> task, Preparation preparation, Function<String, Result> again) {
        Optional<Result> own = Optional.of(asked.evaluation()).filter(EvaluationId::isId).flatMap(archive::result)
                .filter(result -> Receipt.sumOf(result).equals(asked.result()) && result.outcomes().filter(this::isHere).isPresent());
        Result anew = own.map(result -> new Scoring(archive).rederive(result, task.card(), task.prepare(preparation),
                EvaluationId.next(Instant.now()), Installation.VERSION, preparation.progress())).orElseGet(() -> evaluated(asked, again));
        archive.end(anew);
        return anew;
    }

    private boolean isHere(Sha256 outcomes) {
        try {
            return archive.outcomes(outcomes).isPresent();
        } catch (AxonmarkException e) {
            if (e.code().id().equals("outcomes-damaged")) {
                return false;
            }
            throw e;
        }
    }

    private Result evaluated(Asked asked, Function<String, Result> again) {
        if (!asked.hasJar()) {
            throw new AxonmarkException(MISSING, "the outcomes of evaluation " + asked.evaluation()
                    + " are not in this archive, and the board has no JAR to evaluate again");
        }
        if (asked.isolation() != isolation) {
            throw new AxonmarkException(OTHER_ISOLATION, "the outcomes of evaluation " + asked.evaluation()
                    + " are not in this archive, and JARs run here with isolation " + name(isolation) + ", that one ran with "
                    + name(asked.isolation()));
        }
        Result result = again.apply(asked.secret());
        switch (result.state()) {
            case EndState.Scored _ -> {}
            case EndState.Abandoned _, EndState.Cancelled _ -> throw notScored(OUR_FAULT, result);
            case EndState.Refused refused when refused.refusal() == EndState.Refusal.HOST -> throw notScored(OUR_FAULT, result);
            case EndState.Refused _, EndState.Failed _, EndState.TimedOut _ -> throw notScored(NOT_SCORED, result);
        }
        if (!result.evaluation().dataset().equals(asked.dataset())) {
            throw new AxonmarkException(OTHER_DATA, "evaluation " + asked.evaluation() + " was made on data " + asked.dataset()
                    + ", the data here are " + result.evaluation().dataset());
        }
        return result.rederiving(new Rederivation(asked.evaluation(), asked.result(), true, Installation.VERSION, Instant.now()));
    }

    private static AxonmarkException notScored(ErrorCode code, Result result) {
        return new AxonmarkException(code, "evaluated again, it ended as " + result.state().name() + ": " + result.state().detail());
    }

    private static String name(Isolation isolation) {
        return isolation == Isolation.FULL ? "full" : "none";
    }
}

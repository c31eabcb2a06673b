package org.axonmark.engine.score;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.axonmark.engine.archive.Archive;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.Use;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;

/** Scores outcomes: right after they came in, and again whenever somebody asks whether a result still holds. */
public final class Scoring {

    private final Archive archive;

    /** Creates a scoring that keeps outcomes in, and takes them from, an archive. */
    public Scoring(Archive archive) {
        this.archive = archive;
    }

    /** Keeps and scores the outcomes of an evaluation. */
    public Result score(TaskCard card, Protocol<?> protocol, Outcomes outcomes, EvaluationCard evaluation, Use use,
            boolean labelSwap, Progress progress) {
        Sha256 kept = archive.keepOutcomes(outcomes);
        Score score = protocol.score(outcomes);
        Optional<NullScore> nullScore = labelSwap ? protocol.labelSwap(outcomes, progress) : Optional.empty();
        return result(card, score, evaluation, nullScore, use, kept);
    }

    /**
     * Scores the kept outcomes of a result anew.
     *
     * @param result a scored result of the same task
     * @param protocol the task, prepared with the round of the result
     * @return the result as it comes out now; equal to the given one unless the scorer or the data changed
     */
    public Result rescore(Result result, TaskCard card, Protocol<?> protocol) {
        EvaluationCard evaluation = result.evaluation();
        Sha256 sum = result.outcomes().orElseThrow(() -> new AxonmarkException(ErrorCode.user("nothing-to-rescore"),
                "evaluation " + evaluation.id() + " ended as " + result.state().name()
                        + " and has no outcomes; only scored evaluations can be scored again"));
        Outcomes outcomes = archive.outcomes(sum).orElseThrow(() -> new AxonmarkException(
                ErrorCode.user("outcomes-missing"), "the outcomes " + sum + " of evaluation " + evaluation.id()
                        + " are not in this archive; rescore on the machine that evaluated it"));
        if (!protocol.datasetIdentity().equals(evaluation.dataset())) {
            throw new AxonmarkException(ErrorCode.user("other-data"), "evaluation " + evaluation.id()
                    + " was made on data " + evaluation.dataset() + ", the data here are " + protocol.datasetIdentity()
                    + "; bring the same data (and the round's seed) and try again");
        }
        Result anew = result(card, protocol.score(outcomes), evaluation, result.labelSwap(), result.use(), sum);
        return result.rederives().map(anew::rederiving).orElse(anew);
    }

    /**
     * Makes a result of an evaluation that was made here, by the scorer as it is now.
     *
     * @param kept an evaluation of its own, of the same task
     * @param protocol the task, prepared with the round of the result
     * @param id of the new result
     * @param by version of Axonmark that scores
     * @return all of the evaluation as it was but its id, the scorer's version and what follows from scoring
     * @throws AxonmarkException with code {@code outcomes-missing} or {@code other-data} if it cannot be made here
     */
    public Result rederive(Result kept, TaskCard card, Protocol<?> protocol, String id, String by, Progress progress) {
        Result anew = rescore(kept, card, protocol);
        EvaluationCard ran = kept.evaluation();
        EvaluationCard evaluation = new EvaluationCard(id, ran.submission(), ran.task(), card.scorerVersion(), ran.dataset(), ran.limits(),
                ran.harnessVersion(), ran.host(), ran.secret(), ran.round(), ran.started(), ran.ended());
        Optional<NullScore> labelSwap = kept.labelSwap().isEmpty() ? Optional.empty()
                : protocol.labelSwap(archive.outcomes(anew.outcomes().orElseThrow()).orElseThrow(), progress);
        return new Result(evaluation, anew.state(), anew.itemScores(), anew.summaries(), labelSwap, anew.use(), anew.outcomes(),
                anew.breakdowns(), anew.exhibits(), anew.unitFacts(), anew.charts(), anew.remarks())
                .rederiving(new Rederivation(ran.id(), Receipt.sumOf(kept), false, by, Instant.now()));
    }

    /** A round's truth stays here: no item is shown, no fact of a unit, and no mean over so few units that it could be read back into single scores. */
    private static Result result(TaskCard card, Score score, EvaluationCard evaluation, Optional<NullScore> labelSwap, Use use,
            Sha256 outcomes) {
        boolean secret = evaluation.round().isPresent();
        List<Breakdown> breakdowns = Summaries.byLevel(
                card, score.itemScores(), score.groupings(), secret ? Breakdown.FEWEST_UNITS_IN_ROUND : 1);
        return new Result(evaluation, new EndState.Scored(), score.itemScores(),
                Summaries.of(card, score.itemScores(), score.pooled()), labelSwap, use, Optional.of(outcomes), breakdowns,
                secret ? List.of() : score.exhibits(), secret ? List.of() : score.unitFacts(), score.charts(), score.remarks());
    }
}

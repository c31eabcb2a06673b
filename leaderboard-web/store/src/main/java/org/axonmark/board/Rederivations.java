package org.axonmark.board;

import java.util.Optional;

import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskCard;

/** What a result must have in common with the one in whose place it comes. */
final class Rederivations {

    private Rederivations() {}

    /** Returns why a result may not take the place of another; absent if it may. */
    static Optional<String> against(Result anew, Rederivation tie, Kept earlier, TaskCard card) {
        Result before = earlier.result();
        EvaluationCard ran = before.evaluation();
        EvaluationCard runs = anew.evaluation();
        if (before.rederives().isPresent() || !tie.result().equals(Receipt.sumOf(before))) {
            return Optional.of("names another document than the one that this board holds of it");
        }
        if (!earlier.isOfAgent()) {
            return Optional.of("that one is a claim, or has no score");
        }
        if (runs.scorerVersion() != card.scorerVersion() || ran.scorerVersion() >= runs.scorerVersion()) {
            return Optional.of("is by scorer " + runs.scorerVersion() + ", that one by " + ran.scorerVersion() + ", the task's is "
                    + card.scorerVersion());
        }
        if (!runs.submission().equals(ran.submission()) || !runs.task().equals(ran.task()) || !runs.round().equals(ran.round())
                || !runs.dataset().equals(ran.dataset()) || !runs.secret().equals(ran.secret())) {
            return Optional.of("is of another submission, task, round, data or secret");
        }
        return tie.evaluatedAgain() ? againstNewRun(anew, before, card) : againstOldRun(anew, before);
    }

    private static Optional<String> againstNewRun(Result anew, Result before, TaskCard card) {
        return anew.evaluation().limits().equals(card.limits())
                && anew.evaluation().host().isolation() == before.evaluation().host().isolation() ? Optional.empty()
                        : Optional.of("was evaluated again under other limits or another isolation");
    }

    /** Nothing ran, so nothing of the run may differ. */
    private static Optional<String> againstOldRun(Result anew, Result before) {
        EvaluationCard ran = before.evaluation();
        EvaluationCard same = new EvaluationCard(anew.evaluation().id(), ran.submission(), ran.task(), anew.evaluation().scorerVersion(),
                ran.dataset(), ran.limits(), ran.harnessVersion(), ran.host(), ran.secret(), ran.round(), ran.started(), ran.ended());
        return anew.evaluation().equals(same) && anew.use().equals(before.use()) && anew.outcomes().isPresent()
                && anew.outcomes().equals(before.outcomes()) ? Optional.empty() : Optional.of("has other outcomes, or another run's times");
    }
}

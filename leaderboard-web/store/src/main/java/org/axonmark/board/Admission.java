package org.axonmark.board;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;

/** Decides how a received document stands: eligible only if an agent signed it, it ran in the
 * sandbox and its score follows from its item scores. */
final class Admission {

    private static final String VERSION = "(0|[1-9][0-9]{0,5})(\\.(0|[1-9][0-9]{0,5})){2}(-[a-z0-9]+(\\.[a-z0-9]+)*)?";
    private static final int MOST_TEXTS = 100;

    private final Told told;
    private final Function<String, Optional<Kept>> held;
    private final InstantSource clock;

    Admission(Told told, Function<String, Optional<Kept>> held, InstantSource clock) {
        this.told = told;
        this.held = held;
        this.clock = clock;
    }

    /** What is of a sealed round is seen by nobody before its day. */
    Kept admit(byte[] body) {
        Kept kept = examined(body);
        return kept.notBefore(told.roundOf(kept.result().evaluation()).flatMap(Told.RoundCard::sealedUntil));
    }

    private Kept examined(byte[] body) {
        Json json = Json.parse(body, Json.Limits.document());
        boolean signed = json instanceof Json.Obj object && object.get("signature") != null;
        Optional<SignedResult> signature = signed ? Optional.of(SignedResult.fromJson(json)) : Optional.empty();
        Result result = signature.map(SignedResult::result).orElseGet(() -> ResultDocument.fromJson(json));
        String task = result.evaluation().task().toString();
        TaskCard card = told.task(task).orElseThrow(() -> new AxonmarkException(ErrorCode.user("task-unknown"),
                "this board has no task '" + task + "'; /api/v1/tasks lists its tasks"));
        if (result.evaluation().host().isolation() == Isolation.IN_PROCESS) {
            throw invalid(
                    "it ran in-process, for a debugger, and such results are never published; run the JAR again without --in-process");
        }
        checkForms(result.evaluation());
        checkSecrecy(result);
        Optional<String> agent = signature
                .filter(one -> told.agents().stream().anyMatch(one::verify))
                .map(one -> one.signed().keyId());
        if (result.rederives().isPresent()) {
            return rederived(result, result.rederives().orElseThrow(), card, agent);
        }
        Optional<String> reason = signature.isEmpty()
                ? Optional.of("not signed by an agent")
                : agent.isEmpty() ? Optional.of("not signed by an agent of this board") : againstRanking(result, card);
        if (!(result.state() instanceof EndState.Scored)) {
            return new Kept(result, Standing.UNSCORED, agent.isPresent() ? "" : reason.orElse(""), agent, clock.instant());
        }
        if (reason.isPresent()) {
            return new Kept(result, Standing.SELF_REPORTED, reason.get(), agent, clock.instant());
        }
        return result.evaluation().host().isolation() == Isolation.FULL
                ? new Kept(result, Standing.ELIGIBLE, "", agent, clock.instant())
                : new Kept(result, Standing.UNSANDBOXED, "evaluated without a sandbox", agent, clock.instant());
    }

    /** It stands as the result does in whose place it comes, or not at all. */
    private Kept rederived(Result result, Rederivation tie, TaskCard card, Optional<String> agent) {
        Kept earlier = held.apply(tie.evaluation()).orElseThrow(() -> invalid("it stands in the place of evaluation '"
                + new Untrusted(tie.evaluation()).forTerminal() + "', which this board does not hold"));
        Optional<String> wrong = agent.isEmpty() ? Optional.of("no agent of this board signed it")
                : Rederivations.against(result, tie, earlier, card)
                        .or(() -> derives(result, card) ? Optional.empty()
                                : Optional.of("the score does not follow from its item scores"));
        if (wrong.isPresent()) {
            throw invalid("it stands in the place of evaluation '" + earlier.evaluation() + "', but " + wrong.orElseThrow());
        }
        return new Kept(result, earlier.standing(), earlier.why(), agent, clock.instant()).from(earlier.publicFrom());
    }

    /** What becomes an address or a heading has the form that inspect asks of a descriptor. */
    private static void checkForms(EvaluationCard evaluation) {
        SubmissionCard submission = evaluation.submission();
        check("evaluation id", evaluation.id(), 26, "[0-9a-z]+");
        check("submission id", submission.id(), 64, "[a-z][a-z0-9]*(-[a-z0-9]+)*");
        check("submission version", submission.version(), 40, VERSION);
        check("title", submission.title(), 100, "(?s).*\\S.*");
        check("licence", submission.licence(), 100, "(?s).*");
        List<String> texts = new ArrayList<>(submission.authors());
        texts.addAll(submission.trainingData());
        if (texts.size() > MOST_TEXTS) {
            throw invalid(texts.size() + " authors and training data sets, at most " + MOST_TEXTS + " are read");
        }
        texts.forEach(text -> check("author or training data set", text, 200, "(?s).*"));
    }

    /** What could give away the truth of a round that has not ended is not even kept. */
    private void checkSecrecy(Result result) {
        EvaluationCard evaluation = result.evaluation();
        if (evaluation.round().filter(round -> !told.hasEnded(evaluation.task(), round)).isEmpty()) {
            return;
        }
        if (!result.exhibits().isEmpty() || !result.unitFacts().isEmpty()) {
            throw invalid("it shows " + result.exhibits().size() + " single items and " + result.unitFacts().size()
                    + " facts of units of a round that has not ended; they stay with the agent until it has");
        }
        for (Breakdown breakdown : result.breakdowns()) {
            for (Breakdown.Level level : breakdown.levels()) {
                if (level.n() < Breakdown.FEWEST_UNITS_IN_ROUND) {
                    throw invalid("its breakdown by " + breakdown.grouping() + " has a mean over " + level.n()
                            + " units of a round that has not ended; a level has at least " + Breakdown.FEWEST_UNITS_IN_ROUND);
                }
            }
        }
    }

    private static void check(String what, String text, int length, String form) {
        if (text.length() > length || !text.matches(form)) {
            throw invalid("its " + what + " is '" + new Untrusted(text).forTerminal() + "', not at most " + length
                    + " characters of the form " + form);
        }
    }

    private static AxonmarkException invalid(String why) {
        return new AxonmarkException(ErrorCode.user("document-invalid"), "the result is invalid: " + why);
    }

    private Optional<String> againstRanking(Result result, TaskCard card) {
        if (result.evaluation().scorerVersion() != card.scorerVersion()
                || !result.evaluation().limits().equals(card.limits())) {
            return Optional.of("another scorer version or other limits than the task's");
        }
        if (card.labels() == Labels.ROUND) {
            Optional<Told.Round> open = told.openRound(card.id());
            if (open.isEmpty() || !result.evaluation().round().equals(open.map(Told.Round::commitment))) {
                return Optional.of(result.evaluation().round().isEmpty() ? Kept.PRACTICE : "of another round");
            }
        }
        return derives(result, card) ? Optional.empty() : Optional.of("the score does not follow from its item scores");
    }

    private static boolean derives(Result result, TaskCard card) {
        Map<String, Double> pooled = new HashMap<>();
        result.summaries().forEach(summary -> pooled.put(summary.metric(), summary.value()));
        Map<String, Metric> metrics = card.metrics().stream().collect(Collectors.toMap(Metric::id, metric -> metric));
        for (ItemScore score : result.itemScores()) {
            Metric metric = metrics.get(score.metric());
            if (metric == null || metric.pooled() || score.value() < metric.lowest() || score.value() > metric.highest()) {
                return false;
            }
        }
        List<Summary> derived;
        try {
            derived = Summaries.of(card, result.itemScores(), pooled);
        } catch (AxonmarkException e) {
            return false;
        }
        Set<String> units = Summaries.byUnit(result.itemScores(), card.mainMetric().id()).keySet();
        return units.size() == card.units() && derived.equals(result.summaries())
                && result.breakdowns().stream().allMatch(breakdown -> isOf(card, breakdown));
    }

    /** Which items a level has, only the agent knows; that it could be of this task, the board can see. */
    private static boolean isOf(TaskCard card, Breakdown breakdown) {
        return breakdown.metric().equals(card.mainMetric().id()) && breakdown.levels().stream().allMatch(level -> level.n() >= 1
                && level.n() <= card.units()
                && card.metrics().stream().filter(metric -> metric.id().equals(level.metric().orElse(breakdown.metric())))
                        .anyMatch(metric -> level.value() >= metric.lowest() && level.value() <= metric.highest()));
    }
}

package org.axonmark.board;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;

/** Decides how a received document stands: eligible only if an agent signed it and its score follows from its item scores. */
final class Admission {

    private final Told told;

    Admission(Told told) {
        this.told = told;
    }

    Kept admit(byte[] body) {
        Json json = Json.parse(body, Json.Limits.document());
        boolean signed = json instanceof Json.Obj object && object.get("signature") != null;
        Optional<SignedResult> signature = signed ? Optional.of(SignedResult.fromJson(json)) : Optional.empty();
        Result result = signature.map(SignedResult::result).orElseGet(() -> ResultDocument.fromJson(json));
        String task = result.evaluation().task().toString();
        TaskCard card = told.task(task).orElseThrow(() -> new AxonmarkException(ErrorCode.user("task-unknown"),
                "this board has no task '" + task + "'; /api/v1/tasks lists its tasks"));
        if (!result.evaluation().id().matches("[0-9a-z]{1,26}")) {
            throw new AxonmarkException(ErrorCode.user("document-invalid"), "the evaluation's id is no id of 1 to 26 characters");
        }
        if (!(result.state() instanceof EndState.Scored)) {
            return new Kept(result, Standing.UNSCORED, result.state().name(), Instant.now());
        }
        Optional<String> reason = againstRanking(result, card, signature);
        return new Kept(result, reason.isEmpty() ? Standing.ELIGIBLE : Standing.SELF_REPORTED, reason.orElse(""), Instant.now());
    }

    private Optional<String> againstRanking(Result result, TaskCard card, Optional<SignedResult> signature) {
        if (signature.isEmpty()) {
            return Optional.of("not signed by an agent");
        }
        if (told.agents().stream().noneMatch(key -> signature.get().verify(key))) {
            return Optional.of("not signed by an agent of this board");
        }
        if (result.evaluation().host().isolation() != Isolation.FULL) {
            return Optional.of("evaluated without a sandbox");
        }
        if (result.evaluation().scorerVersion() != card.scorerVersion()
                || !result.evaluation().limits().equals(card.limits())) {
            return Optional.of("another scorer version or other limits than the task's");
        }
        if (card.labels() == Labels.ROUND) {
            Optional<Told.Round> open = told.openRound(card.id());
            if (open.isEmpty() || !result.evaluation().round().equals(open.map(Told.Round::commitment))) {
                return Optional.of(result.evaluation().round().isEmpty() ? "practice" : "of another round");
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
        return units.size() == card.units() && derived.equals(result.summaries());
    }
}

package org.axonmark.board;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.UnitFact;
import org.axonmark.results.format.Use;
import org.axonmark.results.statistics.Summaries;

/** Made-up tasks and results. */
final class Samples {

    static final int UNITS = 12;
    private static final Limits LIMITS = new Limits(
            1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1, 1);
    static final TaskCard OPEN = task("open", Labels.OPEN);
    static final TaskCard ROUND = task("round", Labels.ROUND);
    /** As many units as a ladder needs. */
    static final TaskCard LARGE = task("large", Labels.ROUND, 100);

    private Samples() {}

    static Result result(String evaluation, String submission, TaskCard card, double mean, Optional<Sha256> round) {
        return result(evaluation, submission, card, mean, round, Isolation.FULL);
    }

    static Result unsandboxed(String evaluation, String submission, TaskCard card, double mean) {
        return result(evaluation, submission, card, mean, Optional.empty(), Isolation.NONE);
    }

    /** Returns a result whose submission declares training data. */
    static Result trainedOn(String evaluation, String submission, TaskCard card, String data) {
        Result plain = result(evaluation, submission, card, 0.5, Optional.empty());
        EvaluationCard on = plain.evaluation();
        SubmissionCard jar = on.submission();
        SubmissionCard trained = new SubmissionCard(jar.id(), jar.version(), jar.title(), jar.authors(), jar.licence(), jar.suite(),
                jar.spi(), jar.provider(), jar.onnx(), List.of(data), Optional.empty(), jar.sha256(), jar.jarBytes());
        return new Result(
                new EvaluationCard(on.id(), trained, on.task(), 1, on.dataset(), LIMITS, "test", on.host(), on.secret(), on.round(),
                        on.started(), on.ended()),
                plain.state(), plain.itemScores(), plain.summaries(), Optional.empty(), plain.use(),
                Optional.empty());
    }

    static Result failed(String evaluation, String submission, TaskCard card) {
        Result scored = result(evaluation, submission, card, 0.5, Optional.empty());
        return new Result(scored.evaluation(), new EndState.Failed(EndState.Failure.CRASHED, "exit code 1"), List.of(), List.of(),
                Optional.empty(), scored.use(), Optional.empty());
    }

    static Result inProcess(String evaluation, String submission, TaskCard card, double mean) {
        return result(evaluation, submission, card, mean, Optional.empty(), Isolation.IN_PROCESS);
    }

    private static Result result(String evaluation, String submission, TaskCard card, double mean, Optional<Sha256> round,
            Isolation isolation) {
        return result(evaluation, submission, card, unit -> mean + (unit % 2 == 0 ? 0.01 : -0.01), round, isolation);
    }

    /** Returns a result in which some units are right and all others wrong. */
    static Result right(String evaluation, String submission, TaskCard card, IntPredicate right, Sha256 round) {
        return result(evaluation, submission, card, unit -> right.test(unit) ? 1 : 0, Optional.of(round), Isolation.FULL);
    }

    private static Result result(String evaluation, String submission, TaskCard card, IntToDoubleFunction values, Optional<Sha256> round,
            Isolation isolation) {
        List<ItemScore> scores = new ArrayList<>();
        for (int unit = 0; unit < card.units(); unit++) {
            scores.add(new ItemScore("item-" + unit, "unit-" + unit, "accuracy", values.applyAsDouble(unit)));
        }
        SubmissionCard jar = new SubmissionCard(submission, "1.0.0", "<b>" + submission + "</b>\u001b", List.of("A"), "MIT", "eeg",
                "[1,2)", Optional.of("a.B"), Optional.empty(), List.of(), Optional.empty(),
                Sha256.of(submission.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 1);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", isolation, List.of(), "unavailable");
        EvaluationCard card2 = new EvaluationCard(evaluation, jar, card.id(), 1, Sha256.of(new byte[0]), LIMITS, "test", host,
                "00".repeat(32), round, Instant.EPOCH, Instant.EPOCH);
        return new Result(card2, new EndState.Scored(), scores, Summaries.of(card, scores, Map.of()), Optional.empty(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), Optional.empty());
    }

    /** Returns the result with a mean over some units and, if asked for, an item shown. */
    static Result illustrated(Result plain, double mean, int units, boolean shown) {
        Breakdown breakdown = new Breakdown("accuracy", "family", false,
                List.of(new Breakdown.Level("sine", mean, Optional.empty(), units)));
        Exhibit exhibit = new Exhibit("item-0", "First", List.of(new Exhibit.Note("truth", "numeric x")), Optional.empty(),
                Optional.of(new Exhibit.Table(List.of("truth"), List.of(new Exhibit.Row(List.of("<b>"))))));
        return new Result(plain.evaluation(), plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(), plain.use(),
                plain.outcomes(), List.of(breakdown), shown ? List.of(exhibit) : List.of(), List.of());
    }

    /** Returns the result with a fact of a unit. */
    static Result known(Result plain) {
        return new Result(plain.evaluation(), plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(), plain.use(),
                plain.outcomes(), List.of(), List.of(), List.of(new UnitFact("unit-0", "program", "reverse")));
    }

    static byte[] signed(Result result, KeyPair key) {
        return SignedResult.sign(result, key).toJson().canonical();
    }

    private static TaskCard task(String name, Labels labels) {
        return task(name, labels, UNITS);
    }

    private static TaskCard task(String name, Labels labels, int units) {
        Metric metric = new Metric(
                "accuracy", "accuracy", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false, "share right");
        return new TaskCard(new TaskId("eeg", name, 1), name, "A task.", "c.C", "unit", units, labels, true, List.of(metric), "x",
                List.of("p"), List.of("used@1"), List.of(), List.of("floor"), LIMITS, 1);
    }
}

package org.axonmark.engine.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.host.HostProfiles;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.plan.Plan;
import org.axonmark.engine.sandbox.HostProof;
import org.axonmark.engine.score.Scoring;
import org.axonmark.inspect.Inspection;
import org.axonmark.inspect.Inspector;
import org.axonmark.inspect.OnnxSignature;
import org.axonmark.inspect.Problem;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.Use;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Takes an order to its result: inspect, prepare, ask in the sandbox, score, keep. Every evaluation that begins ends in a named
 * {@link EndState}; what the caller could mend (a wrong path, missing data) is an error before it begins. One evaluation at a time.
 */
public final class Evaluator {

    private static final ErrorCode WRONG_SUITE = ErrorCode.user("wrong-suite");
    private static final ErrorCode UNREADABLE = ErrorCode.submission("jar-unreadable");

    private final Places places;
    private final Archive archive;
    private @Nullable Watchdog running;
    private boolean cancelled;

    /**
     * Where things lie.
     *
     * @param worker the assembled worker
     * @param data the local data store
     * @param mirror a folder to look for data files before any download
     * @param harnessVersion version of Axonmark, for the record
     * @param signatures what each suite asks of an ONNX file
     */
    public record Places(
            Path worker, Path data, Optional<Path> mirror, String harnessVersion, Map<String, OnnxSignature> signatures) {}

    /** Creates an evaluator that keeps what it does in an archive. */
    public Evaluator(Places places, Archive archive) {
        this.places = places;
        this.archive = archive;
    }

    /**
     * Evaluates a submission.
     *
     * @throws AxonmarkException if the evaluation cannot begin
     */
    public Result evaluate(Order order, Progress progress) {
        return evaluate(order, Plan.freshSecret(), progress);
    }

    /**
     * Evaluates a submission with the order and the batches of another evaluation, so that both were asked the same in the same way.
     *
     * @param secret 64 hexadecimal digits, the other's
     * @throws AxonmarkException if the evaluation cannot begin
     */
    public Result evaluate(Order order, String secret, Progress progress) {
        return run(plan(order, archive, secret), order.task(), null, progress);
    }

    /**
     * Evaluates a submission and writes down the conversation with it.
     *
     * @param recording to write to; the caller closes it
     * @throws AxonmarkException if the evaluation cannot begin
     */
    public Result evaluate(Order order, LinkRecording recording, Progress progress) {
        return run(plan(order, archive, Plan.freshSecret()), order.task(), recording, progress);
    }

    /** Makes an order fast: keeps the JAR and names it by its sum. */
    static Plan plan(Order order, Archive archive, String secret) {
        Path jar = archive.keepJar(order.jar(), order.task().card().limits().jarBytes());
        String name = jar.getFileName().toString();
        return Plan.of(order, jar, new Sha256(name.substring(0, name.length() - ".jar".length())), secret);
    }

    /** Takes up a killed evaluation where it was. */
    public Result resume(String id, Order order, Progress progress) {
        return run(archive.resume(id, order), order.task(), null, progress);
    }

    /** Ends the evaluation that is running, if one is, as cancelled, and every later one as soon as it begins. */
    public synchronized void cancel() {
        cancelled = true;
        if (running != null) {
            running.cancel();
        }
    }

    private synchronized void running(@Nullable Watchdog watchdog) {
        running = watchdog;
        if (watchdog != null && cancelled) {
            watchdog.cancel();
        }
    }

    private <S> Result run(Plan plan, Task<S> task, @Nullable LinkRecording recording, Progress progress) {
        Inspection inspection = new Inspector(places.signatures()).inspect(plan.jar());
        SubmissionCard submission = submission(plan, inspection);
        Protocol<S> protocol = task.prepare(
                new Preparation(places.data(), places.mirror(), plan.order().roundSeed(), progress));
        archive.begin(plan);
        Attempt<S> attempt = new Attempt<>(plan, task, protocol, submission, inspection, recording, progress);
        Result result = attempt.run();
        archive.end(result);
        return result;
    }

    /** Returns the submission that a plan is about, which is one to the task's suite. */
    static SubmissionCard submission(Plan plan, Inspection inspection) {
        TaskCard card = plan.order().task().card();
        SubmissionCard submission = inspection.card().orElseThrow(() -> unreadable(plan.order().jar(), inspection));
        if (!submission.suite().equals(card.id().suite())) {
            throw new AxonmarkException(WRONG_SUITE, "'" + submission.coordinates() + "' is a submission to suite '"
                    + submission.suite() + "', task " + card.id() + " is of suite '" + card.id().suite()
                    + "'; './axonmark tasks' lists the tasks of each suite");
        }
        return submission;
    }

    private static AxonmarkException unreadable(Path jar, Inspection inspection) {
        return new AxonmarkException(UNREADABLE, "'" + jar + "' is no submission: " + problems(inspection.problems()));
    }

    private static String problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.message() + " (" + problem.mend() + ")")
                .collect(Collectors.joining("; "));
    }

    /** One evaluation from its plan to its result. */
    private final class Attempt<S> {

        private final Plan plan;
        private final Task<S> task;
        private final Protocol<S> protocol;
        private final SubmissionCard submission;
        private final Inspection inspection;
        private final @Nullable LinkRecording recording;
        private final Progress progress;
        private final Instant begun = Instant.now();

        Attempt(Plan plan, Task<S> task, Protocol<S> protocol, SubmissionCard submission, Inspection inspection,
                @Nullable LinkRecording recording, Progress progress) {
            this.plan = plan;
            this.task = task;
            this.protocol = protocol;
            this.submission = submission;
            this.inspection = inspection;
            this.recording = recording;
            this.progress = progress;
        }

        Result run() {
            Use unused = new Use(java.time.Duration.ZERO, java.time.Duration.ZERO, 0, 0, 0);
            if (!inspection.problems().isEmpty()) {
                EndState refused = new EndState.Refused(EndState.Refusal.JAR, problems(inspection.problems()));
                return unscored(refused, List.of(), unused);
            }
            List<HostProof.Proof> proofs = plan.order().isolation() == Isolation.FULL
                    ? HostProof.prove(places.worker())
                    : List.of();
            List<String> limitsBy = proofs.stream().map(proof -> proof.limit() + ": " + proof.mechanism()).toList();
            String missing = proofs.stream()
                    .filter(proof -> !proof.holds())
                    .map(proof -> proof.limit() + " (" + proof.detail() + ")")
                    .collect(Collectors.joining("; "));
            if (!missing.isEmpty()) {
                EndState refused = new EndState.Refused(EndState.Refusal.HOST,
                        "this host cannot keep: " + missing + "; './axonmark doctor' says what to do");
                return unscored(refused, limitsBy, unused);
            }
            return ask(limitsBy);
        }

        private Result ask(List<String> limitsBy) {
            // Whoever stands at a breakpoint takes longer than any deadline.
            boolean deadlines = plan.order().isolation() != Isolation.IN_PROCESS;
            try (Watchdog watchdog = new Watchdog(task.card().limits(), deadlines, plan.id())) {
                running(watchdog);
                LiveWorker.Starter<S> starter = new LiveWorker.Starter<>(
                        places.worker(), archive.workFolder(plan.id()), plan, submission, task.contract(), false);
                Workers<S> workers = new Workers<>(
                        task.contract(), starter, archive.journal(plan.id()), plan.resumed(), watchdog, CallTurns.NONE);
                workers.recordTo(recording);
                Outcomes outcomes;
                try {
                    outcomes = protocol.ask(workers, plan.secretBytes(), progress);
                    workers.close();
                } catch (RuntimeException | Error e) {
                    workers.close();
                    archive.keepLog(plan.id(), workers.log());
                    EndState state = new Verdict(task.card().limits()).of(e, watchdog, workers);
                    return unscored(state, limitsBy, workers.use());
                }
                archive.keepLog(plan.id(), workers.log());
                EvaluationCard evaluation = evaluation(limitsBy);
                return new Scoring(archive).score(
                        task.card(), protocol, outcomes, evaluation, workers.use(), plan.order().labelSwap(), progress);
            } finally {
                running(null);
            }
        }

        private Result unscored(EndState state, List<String> limitsBy, Use use) {
            return new Result(
                    evaluation(limitsBy), state, List.of(), List.of(), Optional.empty(), use, Optional.empty());
        }

        private EvaluationCard evaluation(List<String> limitsBy) {
            TaskCard card = task.card();
            HostProfile host = HostProfiles.current(plan.order().isolation(), limitsBy);
            return new EvaluationCard(
                    plan.id(), submission, card.id(), card.scorerVersion(), protocol.datasetIdentity(), card.limits(),
                    places.harnessVersion(), host, plan.secret(),
                    plan.order().roundSeed().map(Preparation::commitment), begun, Instant.now());
        }
    }
}

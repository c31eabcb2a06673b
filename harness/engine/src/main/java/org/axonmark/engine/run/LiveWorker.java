package org.axonmark.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.axonmark.engine.plan.Plan;
import org.axonmark.engine.sandbox.Exit;
import org.axonmark.engine.sandbox.SandboxSpec;
import org.axonmark.engine.sandbox.SandboxedWorker;
import org.axonmark.engine.sandbox.Sandboxes;
import org.axonmark.link.HostEnd;
import org.axonmark.link.LinkLimits;
import org.axonmark.link.OpenRequest;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.SubmissionCard;

/** A worker process together with the host's end of its link. */
final class LiveWorker<S> {

    /** Questions in one call; the task's own budget and the call's deadline bite long before. */
    private static final int MAX_ASKS = 1 << 20;

    private static final ErrorCode NOT_STARTED = ErrorCode.resources("sandbox-not-started");

    private final SandboxedWorker sandboxed;
    private final HostEnd<S> link;
    private final OpenRequest opening;
    private final Path work;

    private LiveWorker(SandboxedWorker sandboxed, HostEnd<S> link, OpenRequest opening, Path work) {
        this.sandboxed = sandboxed;
        this.link = link;
        this.opening = opening;
        this.work = work;
    }

    SandboxedWorker sandboxed() {
        return sandboxed;
    }

    S submission() {
        return link.submission();
    }

    /** Loads and constructs the provider. */
    void open() {
        link.open(opening);
    }

    byte[] log() {
        return sandboxed.log().kept();
    }

    /** Ends the worker with all it started and returns how it ended. */
    Exit end(Duration grace) {
        link.close();
        Exit exit = sandboxed.awaitExit(grace);
        sandboxed.close();
        try {
            Files.deleteIfExists(work.resolve("input.bin"));
            Files.deleteIfExists(work.resolve("answer.bin"));
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("archive-disk"),
                    "could not remove the side files in '" + work + "': " + e, e);
        }
        return exit;
    }

    /** Starts workers of one plan. */
    static final class Starter<S> {

        private final Path worker;
        private final Path work;
        private final Plan plan;
        private final SubmissionCard submission;
        private final Class<S> contract;

        Starter(Path worker, Path work, Plan plan, SubmissionCard submission, Class<S> contract) {
            this.worker = worker;
            this.work = work;
            this.plan = plan;
            this.submission = submission;
            this.contract = contract;
        }

        LiveWorker<S> start() {
            Path input = work.resolve("input.bin");
            Path answer = work.resolve("answer.bin");
            try {
                Files.deleteIfExists(input);
                Files.deleteIfExists(answer);
                Files.createFile(input);
                Files.createFile(answer);
            } catch (IOException e) {
                throw new AxonmarkException(
                        NOT_STARTED, "could not make the side files in '" + work + "': " + e, e);
            }
            SandboxSpec spec = new SandboxSpec(
                    worker, plan.jar(), input, answer, plan.order().task().card().limits(), plan.order().isolation());
            SandboxedWorker sandboxed = Sandboxes.start(spec);
            OpenRequest opening = new OpenRequest(contract.getName(), submission.provider(), submission.onnx(),
                    spec.jarSeen(), spec.inputSeen(), spec.answerSeen());
            HostEnd<S> link = new HostEnd<>(sandboxed.answers(), sandboxed.requests(), input, answer, contract,
                    new LinkLimits(plan.order().task().card().limits().outcomeBytes(), MAX_ASKS));
            return new LiveWorker<>(sandboxed, link, opening, work);
        }
    }
}

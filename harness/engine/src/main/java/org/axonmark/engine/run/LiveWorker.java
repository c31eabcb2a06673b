package org.axonmark.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

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
import org.axonmark.spi.GraphProbe;

/** A worker process together with the host's end of its link. */
final class LiveWorker<S> {

    /** Questions in one call; the task's own budget and the call's deadline bite long before. */
    private static final int MAX_ASKS = 1 << 20;

    /** Where a graph lies that is served alone. */
    private static final String GRAPH = "graph.onnx";

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
            Files.deleteIfExists(work.resolve("graph.jar"));
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
        private final boolean capEachCall;

        /**
         * Creates a starter.
         *
         * @param capEachCall true if each call may answer as much as the task allows in all
         */
        Starter(Path worker, Path work, Plan plan, SubmissionCard submission, Class<S> contract, boolean capEachCall) {
            this.worker = worker;
            this.work = work;
            this.plan = plan;
            this.submission = submission;
            this.contract = contract;
            this.capEachCall = capEachCall;
        }

        LiveWorker<S> start() {
            return start(plan.jar(), contract, submission.provider(), submission.onnx(), capEachCall);
        }

        /** Starts a worker that serves a graph and nothing else; each call may answer as much as the task allows in all. */
        LiveWorker<GraphProbe> startProbe(byte[] graph) {
            Path jar = work.resolve("graph.jar");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                zip.setLevel(Deflater.NO_COMPRESSION);
                zip.putNextEntry(new ZipEntry(GRAPH));
                zip.write(graph);
                zip.closeEntry();
            } catch (IOException e) {
                throw new AxonmarkException(NOT_STARTED, "could not write the graph to '" + jar + "': " + e, e);
            }
            return start(jar, GraphProbe.class, Optional.empty(), Optional.of(GRAPH), true);
        }

        /** Returns the submission's graph, if it is an ONNX file alone. */
        Optional<byte[]> graph() {
            return submission.onnx().map(path -> {
                try (ZipFile zip = new ZipFile(plan.jar().toFile());
                        InputStream in = zip.getInputStream(Objects.requireNonNull(zip.getEntry(path), path))) {
                    return in.readAllBytes();
                } catch (IOException e) {
                    throw new AxonmarkException(NOT_STARTED, "could not read '" + path + "' of '" + plan.jar() + "': " + e, e);
                }
            });
        }

        private <T> LiveWorker<T> start(Path jar, Class<T> served, Optional<String> provider, Optional<String> onnx, boolean eachCall) {
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
                    worker, jar, input, answer, plan.order().task().card().limits(), plan.order().isolation());
            SandboxedWorker sandboxed = Sandboxes.start(spec);
            OpenRequest opening = new OpenRequest(served.getName(), provider, onnx,
                    spec.jarSeen(), spec.inputSeen(), spec.answerSeen());
            HostEnd<T> link = new HostEnd<>(sandboxed.answers(), sandboxed.requests(), input, answer, served,
                    new LinkLimits(plan.order().task().card().limits().outcomeBytes(), MAX_ASKS, eachCall));
            return new LiveWorker<>(sandboxed, link, opening, work);
        }
    }
}

package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.engine.sandbox.HostProof;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedResult;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;

/** Takes orders from a board, evaluates them here, and sends the signed results. What it cannot do, it gives back. */
final class Agent {

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final ErrorCode NO_SANDBOX = ErrorCode.resources("host-sandbox");
    private static final ErrorCode OTHER_JAR = ErrorCode.resources("jar-sum");
    private static final ErrorCode DISK = ErrorCode.resources("agent-disk");
    private static final ErrorCode INTERRUPTED = ErrorCode.resources("agent-interrupted");

    private final Installation installation;
    private final BoardClient client;
    private final String token;
    private final KeyPair key;
    private final Isolation isolation;
    private final Console console;
    private volatile boolean stopping;
    private volatile Optional<Evaluator> running = Optional.empty();

    Agent(Installation installation, BoardClient client, String token, KeyPair key, Isolation isolation, Console console) {
        this.installation = installation;
        this.client = client;
        this.token = token;
        this.key = key;
        this.isolation = isolation;
        this.console = console;
    }

    /** An order in this agent's hands. */
    private record Work(String order, int attempt, Task<?> task, String submission, Sha256 sha256, Optional<Sha256> round,
            Instant deadline, Optional<Rederiver.Asked> earlier) {

        String path(String what) {
            return "/api/v1/leases/" + order + "/" + attempt + "/" + what;
        }
    }

    /**
     * Works until stopped.
     *
     * @param once true to end when the board has nothing left
     */
    void work(boolean once) {
        Json offers = offers();
        boolean told = false;
        while (!stopping) {
            try {
                requireSandbox();
                Optional<Work> work = take(offers);
                told = false;
                if (work.isPresent()) {
                    evaluate(work.orElseThrow());
                } else if (once) {
                    return;
                } else {
                    pause(IDLE);
                }
            } catch (AxonmarkException e) {
                if (once || e.code().type() != ErrorType.RESOURCES) {
                    throw e;
                }
                if (!told) {
                    console.note("%s; trying on", String.valueOf(e.getMessage()));
                    told = true;
                }
                pause(IDLE);
            }
        }
    }

    /** An order that this host cannot run in the sandbox would only lose one of its attempts here. */
    private void requireSandbox() {
        String missing = isolation != Isolation.FULL ? ""
                : HostProof.prove(installation.worker()).stream().filter(proof -> !proof.holds())
                        .map(proof -> proof.limit() + " (" + proof.detail() + ")").collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            throw new AxonmarkException(NO_SANDBOX,
                    "this host cannot keep: " + missing + "; no work is taken meanwhile, './axonmark doctor' says"
                            + " what to do");
        }
    }

    /** Lets go of what it works on: the order goes back to the queue. Returns true, for that takes a moment. */
    boolean stop() {
        stopping = true;
        running.ifPresent(Evaluator::cancel);
        return true;
    }

    /** What this machine can do: tasks whose data are here, of rounds whose seeds are here, by the scorers that are here. */
    private Json offers() {
        List<Json> rounds = installation.rounds().commitments().stream().map(sum -> (Json) new Json.Str(sum.hex())).toList();
        List<Json> offers = new ArrayList<>();
        for (Task<?> task : Installation.tasks()) {
            if (installation.hasData(task.card())) {
                offers.add(new Json.Obj(List.of(
                        new Json.Member("task", new Json.Str(task.card().id().toString())),
                        new Json.Member("rounds", new Json.Arr(task.card().labels() == Labels.ROUND ? rounds : List.of())),
                        new Json.Member("scorer", new Json.Num(task.card().scorerVersion())))));
            }
        }
        return new Json.Obj(List.of(new Json.Member("offers", new Json.Arr(offers))));
    }

    private Optional<Work> take(Json offers) {
        BoardClient.Answer answer = client.ask("POST", "/api/v1/leases", token, offers);
        if (answer.status() == 204) {
            return Optional.empty();
        }
        if (answer.isDone() && answer.json() instanceof Json.Obj work
                && work.get("order") instanceof Json.Str order
                && work.get("attempt") instanceof Json.Num attempt
                && work.get("task") instanceof Json.Str task
                && work.get("submission") instanceof Json.Str submission
                && work.get("sha256") instanceof Json.Str sha256
                && work.get("deadline") instanceof Json.Str deadline) {
            Optional<Sha256> round = work.get("round") instanceof Json.Str commitment
                    ? Optional.of(new Sha256(commitment.value()))
                    : Optional.empty();
            return Optional.of(new Work(order.value(), (int) attempt.value(), Installation.task(task.value()), submission.value(),
                    new Sha256(sha256.value()), round, Instant.parse(deadline.value()), earlier(work)));
        }
        throw client.refused(answer);
    }

    private static Optional<Rederiver.Asked> earlier(Json.Obj work) {
        return work.get("rederives") instanceof Json.Obj earlier
                && earlier.get("evaluation") instanceof Json.Str evaluation
                && earlier.get("result") instanceof Json.Str result
                && earlier.get("dataset") instanceof Json.Str dataset
                && earlier.get("secret") instanceof Json.Str secret && secret.value().matches("[0-9a-f]{64}")
                && earlier.get("isolation") instanceof Json.Str isolation
                && earlier.get("jar") instanceof Json.Bool jar
                        ? Optional.of(new Rederiver.Asked(evaluation.value(), new Sha256(result.value()), new Sha256(dataset.value()),
                                secret.value(), isolation.value().equals("full") ? Isolation.FULL : Isolation.NONE, jar.value()))
                        : Optional.empty();
    }

    private void evaluate(Work work) {
        String name = work.task().card().id() + " " + work.submission();
        console.note("%s: begun%s (order %s, attempt %d)", name,
                work.earlier().map(earlier -> ", anew from evaluation " + earlier.evaluation()).orElse(""), work.order(), work.attempt());
        Archive archive = installation.archive();
        Evaluator evaluator = installation.evaluator(archive);
        running = Optional.of(evaluator);
        try (Heartbeat heartbeat = new Heartbeat(work, evaluator)) {
            if (stopping) {
                giveBack(work, "the agent is stopping");
                return;
            }
            Optional<byte[]> seed = work.round().map(installation.rounds()::seed);
            Result result = work.earlier().isEmpty() ? evaluated(work, jar -> evaluator.evaluate(order(work, jar, seed), heartbeat))
                    : new Rederiver(archive, isolation).derive(work.earlier().orElseThrow(), work.task(),
                            installation.preparation(seed, heartbeat), secret -> evaluated(work,
                                    jar -> evaluator.evaluate(order(work, jar, seed), secret, heartbeat)));
            heartbeat.isSending();
            send(work, name, result);
        } catch (AxonmarkException e) {
            giveBack(work, String.valueOf(e.getMessage()), e.code().id());
        } catch (RuntimeException e) {
            giveBack(work, "the agent failed: " + e);
        } finally {
            running = Optional.empty();
        }
    }

    private Order order(Work work, Path jar, Optional<byte[]> seed) {
        return new Order(jar, work.task(), isolation, false, seed);
    }

    /** Evaluates the JAR that the board sends, and leaves no copy but the archive's. */
    private Result evaluated(Work work, Function<Path, Result> by) {
        try {
            Path jar = Files.createTempFile("axonmark-order", ".jar");
            try {
                patiently(work, () -> {
                    client.fetch(work.path("jar"), token, jar);
                    return jar;
                });
                if (!Sha256.of(jar).equals(work.sha256())) {
                    throw new AxonmarkException(OTHER_JAR, "the board sent another JAR than the order's " + work.sha256());
                }
                return by.apply(jar);
            } finally {
                Files.deleteIfExists(jar);
            }
        } catch (IOException e) {
            throw new AxonmarkException(DISK, "the agent's disk failed: " + e, e);
        }
    }

    private void send(Work work, String name, Result result) {
        Json document = SignedResult.sign(result, key).toJson();
        BoardClient.Answer answer = patiently(work, () -> client.ask("POST", work.path("result"), token, document));
        if (answer.isDone()) {
            console.note("%s: %s", name, result.state().name());
        } else if (answer.status() == 409) {
            console.note("%s: no longer wanted, %s", name, answer.said());
        } else {
            giveBack(work, "the board refused the result, " + answer.said());
        }
    }

    /** Talks to the board until it answers, or the work's time is over: a board that starts anew must not cost an evaluation. */
    private <T> T patiently(Work work, Supplier<T> talk) {
        while (true) {
            try {
                return talk.get();
            } catch (AxonmarkException e) {
                if (!e.code().equals(BoardClient.UNREACHABLE) || stopping || Instant.now().isAfter(work.deadline())) {
                    throw e;
                }
                pause(IDLE);
            }
        }
    }

    private void giveBack(Work work, String why) {
        giveBack(work, why, "");
    }

    private void giveBack(Work work, String why, String code) {
        console.note("%s %s: given back, %s", work.task().card().id(), work.submission(), why);
        try {
            client.ask("POST", work.path("failure"), token,
                    new Json.Obj(List.of(new Json.Member("why", new Json.Str(why)), new Json.Member("code", new Json.Str(code)))));
        } catch (AxonmarkException e) {
            console.note("%s; the lease will run out", String.valueOf(e.getMessage()));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AxonmarkException(INTERRUPTED, "the agent was interrupted", e);
        }
    }

    /** Tells the board every few seconds that the work goes on and how far it is, and stops the work when the board no longer wants it. */
    private final class Heartbeat implements Progress, AutoCloseable {

        private final Work work;
        private final Evaluator evaluator;
        private final Thread thread;
        private volatile String said = "preparing";
        private volatile boolean sending;

        Heartbeat(Work work, Evaluator evaluator) {
            this.work = work;
            this.evaluator = evaluator;
            this.thread = Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
        }

        @Override
        public void report(String what, long done, long total) {
            said = what + " " + done + " of " + total;
        }

        /** From now on the order may end at any time, by this agent's own result. */
        void isSending() {
            sending = true;
        }

        private void beat() {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    BoardClient.Answer answer = client.ask("PUT", work.path("progress"), token,
                            new Json.Obj(List.of(new Json.Member("progress", new Json.Str(said)))));
                    if (answer.status() / 100 == 4 && sending) {
                        return;
                    }
                    if (answer.status() / 100 == 4) {
                        console.note("%s: stopped, %s", work.order(), answer.said());
                        evaluator.cancel();
                        return;
                    }
                    Thread.sleep(BEAT);
                } catch (AxonmarkException e) {
                    if (sleepFails()) {
                        return;
                    }
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private boolean sleepFails() {
            try {
                Thread.sleep(IDLE);
                return false;
            } catch (InterruptedException e) {
                return true;
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}

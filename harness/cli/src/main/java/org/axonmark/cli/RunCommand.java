package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.engine.run.LinkRecording;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Sha256;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Evaluate a submission on a task in the sandbox. A killed run of the same JAR and task is resumed.")
final class RunCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "JAR", description = "the submission")
    private Path jar = Path.of("");

    @Option(names = {"-t", "--task"}, required = true, description = "task, such as eeg/eegmat-loso@1")
    private String task = "";

    @Option(names = "--isolation", defaultValue = "full", description = "full, or none: no sandbox, never ranked; default ${DEFAULT-VALUE}")
    private Isolation isolation = Isolation.FULL;

    @Option(names = "--in-process", description = "in this process, for a debugger: no sandbox, no deadlines; marked, never published")
    private boolean inProcess;

    @Option(names = "--record", paramLabel = "FILE",
            description = "write the conversation with the submission to FILE, at most 256 MiB; './axonmark replay' compares with it")
    private @Nullable Path record;

    @Option(names = "--report", paramLabel = "FILE", description = "write the result as one HTML page that needs nothing else")
    private @Nullable Path report;

    @Option(names = "--label-swap", description = "also compute the label-swap null (200 draws)")
    private boolean labelSwap;

    @Option(names = "--round", description = "commitment of a round opened on this machine; without it, practice")
    private @Nullable String round;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Isolation chosen = Isolations.chosen(isolation, inProcess);
        if (record != null && round != null) {
            throw new AxonmarkException(ErrorCode.user("recording-of-round"),
                    "--record is not for a round, whose items stay with the agent; leave out --round, and the practice round is recorded");
        }
        Installation installation = Installation.find();
        Task<?> wanted = Installation.task(task);
        Optional<byte[]> seed = Optional.ofNullable(round).map(text -> installation.rounds().seed(commitment(text)));
        Order order = new Order(jar, wanted, chosen, labelSwap, seed);
        Archive archive = installation.archive();
        Evaluator evaluator = installation.evaluator(archive);
        if (inProcess) {
            console.note("running in this process, without sandbox, deadlines or limits: for a debugger; this result is never published");
            console.submissionPrintsAside();
        }
        try (Stopping _ = new Stopping(() -> {
            evaluator.cancel();
            return true;
        })) {
            Result result = evaluate(evaluator, archive, order);
            if (json) {
                console.json(ResultDocument.toJson(result));
            } else {
                Reports.print(console, result);
            }
            if (report != null) {
                Reports.writePage(result, report);
                console.note("report: %s", report);
            }
            return exitCode(result);
        }
    }

    private static Sha256 commitment(String text) {
        try {
            return new Sha256(text);
        } catch (IllegalArgumentException e) {
            throw new AxonmarkException(ErrorCode.user("round-unknown"), "--round takes the commitment of a round, 64 hexadecimal digits"
                    + " as its board shows them, not '" + text + "'; without --round the practice round is used", e);
        }
    }

    private Result record(Evaluator evaluator, Archive archive, Order order, Path file) {
        Path kept = archive.keepJar(order.jar(), order.task().card().limits().jarBytes());
        try (LinkRecording recording = LinkRecording.to(file, order.task().card().id(), order.task().contract(), Sha256.of(kept))) {
            Result result = evaluator.evaluate(order, recording, console.progress(order.task().card().id().toString()));
            if (recording.cut()) {
                console.note("'%s' is full; its last calls are not recorded", file);
            }
            return result;
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("archive-disk"), "could not read '" + kept + "': " + e, e);
        }
    }

    private Result evaluate(Evaluator evaluator, Archive archive, Order order) {
        if (record != null) {
            return record(evaluator, archive, order, record);
        }
        String id = order.task().card().id().toString();
        String sum = archive.keepJar(order.jar(), order.task().card().limits().jarBytes()).getFileName().toString();
        List<Archive.Unfinished> killed = order.roundSeed().isPresent() ? List.of() : archive.unfinished().stream()
                .filter(unfinished -> unfinished.task().equals(id) && sum.equals(unfinished.jarSha256() + ".jar")
                        && unfinished.isolation() == order.isolation())
                .toList();
        if (killed.isEmpty()) {
            return evaluator.evaluate(order, console.progress(id));
        }
        console.note("resuming evaluation %s, which was killed", killed.getFirst().id());
        return evaluator.resume(killed.getFirst().id(), order, console.progress(id));
    }

    static int exitCode(Result result) {
        return switch (result.state()) {
            case EndState.Scored _ -> 0;
            case EndState.Failed _, EndState.TimedOut _ -> ErrorType.SUBMISSION.exitCode();
            case EndState.Refused refused -> refused.refusal() == EndState.Refusal.JAR
                    ? ErrorType.SUBMISSION.exitCode()
                    : ErrorType.RESOURCES.exitCode();
            case EndState.Cancelled _ -> 130;
            case EndState.Abandoned _ -> ErrorType.INTERNAL.exitCode();
        };
    }
}

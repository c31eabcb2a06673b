package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Isolation;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "time", mixinStandardHelpOptions = true, description = {
    "Time a submission's calls on a task beside a reference submission's, by JMH in the host. Each has live workers of its own; they are asked the"
            + " same items in turns, and a worker is frozen while it is not its turn.",
    "Always timed beside: the task's null submission, which does next to nothing and so shows what the conversation itself takes. A score needs 'run',"
            + " a verdict 'gate'."})
final class TimeCommand implements Callable<Integer> {

    private static final int MOST_SESSIONS = 1_000;

    @Parameters(index = "0", paramLabel = "JAR", description = "the submission")
    private Path jar = Path.of("");

    @Option(names = {"-t", "--task"}, required = true, description = "task, such as eeg/eegmat-loso@1")
    private String task = "";

    @Option(names = "--reference", paramLabel = "JAR",
            description = "the submission to compare with; without it, the null submission alone")
    private @Nullable Path reference;

    @Option(names = "--sessions", defaultValue = "10",
            description = "sets of fresh workers, a quarter to half a minute each; intervals need ten; default ${DEFAULT-VALUE}")
    private int sessions;

    @Option(names = "--isolation", defaultValue = "full", description = "full, or none: no sandbox; default ${DEFAULT-VALUE}")
    private Isolation isolation = Isolation.FULL;

    @Option(names = "--jmh", paramLabel = "FILE", description = "also write every call as JMH's JSON, a session as a fork")
    private @Nullable Path jmh;

    @Option(names = "--json", description = "print the figures as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Installation installation = Installation.find();
        if (sessions < 1 || sessions > MOST_SESSIONS) {
            throw new AxonmarkException(ErrorCode.user("sessions-invalid"),
                    "--sessions " + sessions + " is no number of sessions; give 1 to " + MOST_SESSIONS);
        }
        if (jmh != null && !Files.isDirectory(Optional.ofNullable(jmh.toAbsolutePath().getParent()).orElse(jmh))) {
            throw new AxonmarkException(ErrorCode.user("jmh-file"),
                    "--jmh " + jmh + " is in no folder that is there; make the folder first");
        }
        Isolation chosen = Isolations.withProcess(isolation);
        Task<?> wanted = Installation.task(task);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx2g",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path") + System.getProperty("path.separator") + installation.timing() + "/*",
                "org.axonmark.jmh.timing.SubmissionTiming", wanted.card().id().toString(), installation.worker().toString(),
                installation.data().toString(), installation.mirror().map(Path::toString).orElse("-"), chosen.name(),
                Integer.toString(sessions), jmh == null ? "-" : jmh.toString(), json ? "json" : "text"));
        String mine = Installation.submission(jar).coordinates();
        if (reference == null) {
            command.addAll(List.of(mine, jar.toAbsolutePath().toString()));
        } else {
            String theirs = Installation.submission(reference).coordinates();
            boolean apart = !mine.equals(theirs);
            command.addAll(List.of(apart ? mine : mine + " '" + jar + "'", jar.toAbsolutePath().toString(),
                    apart ? theirs : theirs + " '" + reference + "'", reference.toAbsolutePath().toString()));
        }
        Path nothing = installation.control(wanted.card().controls().getFirst());
        command.addAll(List.of("null (" + wanted.card().controls().getFirst() + ")", nothing.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try (Stopping _ = new Stopping(() -> stop(process))) {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /** Ctrl-C reaches the other process too, other signals do not. */
    private static boolean stop(Process process) {
        process.destroy();
        return true;
    }
}

package org.axonmark.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Limits;

/** The command line that starts a worker. */
final class Command {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    private Command() {}

    /**
     * Returns the command: a shell that enters the cage, sets the limits of the process and becomes bubblewrap, or Java itself.
     *
     * @param filter file with the seccomp program
     * @param doors files into which the process writes its id
     * @param dataLimit whether the process limits its own memory too, for want of a cage
     * @param main main class and its arguments
     */
    static List<String> of(SandboxSpec spec, Path filter, List<Path> doors, boolean dataLimit, List<String> main) {
        Limits limits = spec.limits();
        StringBuilder shell = new StringBuilder();
        for (Path door : doors) {
            shell.append("echo $$ > '").append(door).append("' || exit 126; ");
        }
        // A terminal's Ctrl-C goes to the whole group: the worker must not end by it before the host has said that it was cancelled.
        shell.append("trap '' INT HUP; ulimit -c 0; ulimit -t ").append(limits.cpu().toSeconds() + 2).append("; ulimit -f ")
                .append(Math.max(limits.outcomeBytes(), limits.scratchBytes()) / 512 + 1).append("; ");
        if (dataLimit) {
            shell.append("ulimit -d ").append(limits.memoryBytes() / 1024).append("; ");
        }
        boolean full = spec.isolation() == Isolation.FULL;
        shell.append(full ? "exec \"$0\" \"$@\" 9< '" + filter + "'" : "exec \"$0\" \"$@\"");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", shell.toString()));
        if (full) {
            command.addAll(bubblewrap(spec));
        }
        command.addAll(java(spec, full ? Path.of("/java") : JAVA, full ? Path.of("/worker") : spec.worker()));
        command.addAll(main);
        return command;
    }

    private static List<String> bubblewrap(SandboxSpec spec) {
        List<String> command = new ArrayList<>(List.of(
                "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000",
                "--cap-drop", "ALL", "--hostname", "worker"));
        for (Path library : Libraries.of(JAVA, spec.worker().resolve("natives"))) {
            readOnly(command, library, library.toString());
        }
        readOnly(command, JAVA, "/java");
        for (Path target : linkTargets()) {
            readOnly(command, target, target.toString());
        }
        readOnly(command, spec.worker(), "/worker");
        String scratch = Long.toString(spec.limits().scratchBytes());
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--size", scratch, "--tmpfs", "/dev/shm",
                "--remount-ro", "/dev", "--size", scratch, "--tmpfs", "/tmp"));
        readOnly(command, spec.jar(), SandboxSpec.JAR_INSIDE);
        readOnly(command, spec.input(), SandboxSpec.INPUT_INSIDE);
        command.addAll(List.of("--bind", spec.answer().toString(), SandboxSpec.ANSWER_INSIDE));
        command.addAll(List.of("--remount-ro", "/", "--die-with-parent", "--new-session", "--clearenv",
                "--setenv", "ORT_DISABLE_TELEMETRY", "1", "--setenv", "OMP_NUM_THREADS", "1", "--setenv", "TZ", "UTC",
                "--seccomp", "9", "--chdir", "/tmp"));
        return command;
    }

    private static List<String> java(SandboxSpec spec, Path java, Path worker) {
        Limits limits = spec.limits();
        try (Stream<Path> jars = Files.list(spec.worker().resolve("lib"))) {
            String classPath = jars.map(jar -> worker.resolve("lib").resolve(jar.getFileName()).toString())
                    .sorted()
                    .collect(Collectors.joining(":"));
            // Java writes the report of its own crash to standard output, where answers are read: it would pass for a forged one.
            return List.of(
                    java.resolve("bin/java").toString(), "-Xmx" + SandboxSpec.heapBytes(limits), "-XX:+UseSerialGC", "-XX:-UsePerfData",
                    "-Xlog:disable", "-Xlog:all=warning:stderr", "-XX:+SuppressFatalErrorMessage",
                    "-XX:TieredStopAtLevel=4", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null",
                    "-XX:ActiveProcessorCount=1", "-Xshare:auto", "-Dfile.encoding=UTF-8", "-Duser.home=/tmp",
                    "-Djava.io.tmpdir=/tmp", "--enable-native-access=ALL-UNNAMED",
                    "-Daxonmark.sandboxed=" + (spec.isolation() == Isolation.FULL),
                    "-Daxonmark.threads=" + limits.processes(),
                    "-Donnxruntime.native.path=" + worker.resolve("natives/ai/onnxruntime/native/linux-x64"),
                    "-cp", classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some distributions keep parts of Java's own configuration elsewhere and link to it. */
    private static Set<Path> linkTargets() {
        Set<Path> targets = new HashSet<>();
        try (Stream<Path> files = Files.walk(JAVA)) {
            for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                Path target = Files.exists(file) ? file.toRealPath() : JAVA;
                if (!target.startsWith(JAVA) && target.toString().startsWith("/etc/java")) {
                    targets.add(target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return targets;
    }

    private static void readOnly(List<String> command, Path from, String to) {
        command.addAll(List.of("--ro-bind", from.toString(), to));
    }
}

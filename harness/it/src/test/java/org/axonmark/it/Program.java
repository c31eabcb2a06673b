package org.axonmark.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java program of this class path in a process of its own, with what it printed. */
final class Program implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a program.
     *
     * @param before what is written before Java on the command line, such as a change of user
     * @param folder for what it prints and leaves for a while
     * @param home folder of the program's archive
     */
    private static Program start(List<String> before, Path folder, Path home, String classPath, String main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        // What is compiled for long runs would take longer to compile than these run.
        command.addAll(List.of(JAVA.toString(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Daxonmark.program=" + Evaluations.ROOT,
                "-Daxonmark.root=" + Evaluations.ROOT, "-Djava.io.tmpdir=" + folder, "-cp", classPath, main));
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(Map.of("AXONMARK_HOME", home.toString(), "AXONMARK_TOKEN", "of no board"));
        return new Program(builder.start(), out, err);
    }

    /** Starts a program whose archive lies where what it prints does. */
    static Program start(List<String> before, Path home, String classPath, String main, List<String> arguments) throws IOException {
        return start(before, home, home, classPath, main, arguments);
    }

    /** Starts the command line. The signal of Ctrl-C is set to its default: a build in the background hands on that it is ignored. */
    static Program commandLine(Path folder, Path home, String... arguments) throws IOException {
        return start(List.of("env", "--default-signal=INT"), folder, home, System.getProperty("java.class.path"), "org.axonmark.cli.Main",
                List.of(arguments));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Sends a signal by its name. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program has not ended in " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

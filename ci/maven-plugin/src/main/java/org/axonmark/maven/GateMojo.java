package org.axonmark.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compares the JAR that a project makes with its baseline by {@code axonmark gate}, and fails the build if it got worse. The program runs as a process
 * of its own, so that the build's JDK may be an older one. Its report lies in {@code target/axonmark-gate}.
 */
@Mojo(name = "gate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class GateMojo extends AbstractMojo {

    private static final int REGRESSION = 1;
    private static final int UNDECIDED = 6;

    /** The program {@code axonmark}: of a checkout, or of the archive that {@code ./axonmark dist} makes. */
    @Parameter(property = "axonmark.program", defaultValue = "${env.AXONMARK}", required = true)
    private @Nullable File program;

    /** The JAR to compare. */
    @Parameter(property = "axonmark.candidate", defaultValue = "${project.build.directory}/${project.build.finalName}.jar", required = true)
    private @Nullable File candidate;

    /**
     * What to compare with: one JAR; or, one for each task, files of stored results and addresses of rows of a board
     * ({@code https://board.example/results/EVALUATION}). Without one, what the history keeps; a first run records the candidate and passes.
     */
    @Parameter(property = "axonmark.baseline")
    private List<String> baseline = List.of();

    /** Where names of files begin. */
    @Parameter(defaultValue = "${project.basedir}", readonly = true)
    private @Nullable File folder;

    /** Tasks to evaluate on, such as {@code functions/numeric}. */
    @Parameter(property = "axonmark.tasks", required = true)
    private List<String> tasks = List.of();

    /** Folder of earlier gates and of the baseline. */
    @Parameter(property = "axonmark.history", defaultValue = "${project.basedir}/.axonmark-history", required = true)
    private @Nullable File history;

    /** Folder of the report. */
    @Parameter(property = "axonmark.out", defaultValue = "${project.build.directory}/axonmark-gate", required = true)
    private @Nullable File out;

    /** {@code full}, or {@code none} where no sandbox can start; the report then says that nothing of it may be published. */
    @Parameter(property = "axonmark.isolation", defaultValue = "full")
    private String isolation = "full";

    /** Most minutes to time one task; 0 compares scores alone. */
    @Parameter(property = "axonmark.timingMinutes", defaultValue = "5")
    private int timingMinutes = 5;

    /** Fails the build if something is undecided. */
    @Parameter(property = "axonmark.strict", defaultValue = "false")
    private boolean strict;

    /** Makes the candidate the next baseline unless it is a regression. */
    @Parameter(property = "axonmark.accept", defaultValue = "false")
    private boolean accept;

    /** Leaves the gate out. */
    @Parameter(property = "axonmark.skip", defaultValue = "false")
    private boolean skip;

    /** Called by Maven. */
    public GateMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("axonmark.skip is set");
            return;
        }
        int code = run(command());
        String report = new File(set(out, "axonmark.out"), "gate.md").getPath();
        if (code == REGRESSION) {
            throw new MojoFailureException("the candidate got worse; " + report + " says in what");
        }
        if (code == UNDECIDED) {
            throw new MojoFailureException("the gate could not decide, and axonmark.strict is set; " + report + " says what would decide");
        }
        if (code != 0) {
            throw new MojoExecutionException("axonmark gate ended with exit code " + code + "; what it said stands above");
        }
    }

    private List<String> command() throws MojoExecutionException {
        File jar = set(candidate, "axonmark.candidate");
        if (!jar.isFile()) {
            throw new MojoExecutionException(
                    "there is no candidate '" + jar + "'; run the goal behind 'package', or set axonmark.candidate");
        }
        File axonmark = set(program, "axonmark.program");
        if (!axonmark.canExecute()) {
            throw new MojoExecutionException("'" + axonmark + "' is no program; set axonmark.program, or AXONMARK in the environment, to"
                    + " 'axonmark' of the archive that ./axonmark dist makes");
        }
        if (tasks.isEmpty()) {
            throw new MojoExecutionException("no task is named; set <tasks>, such as functions/numeric");
        }
        List<String> command = new ArrayList<>(List.of(axonmark.getPath(), "gate", jar.getPath(), "--history",
                set(history, "axonmark.history").getPath(), "--out", set(out, "axonmark.out").getPath(), "--isolation", isolation,
                "--timing-minutes", Integer.toString(timingMinutes)));
        for (String task : tasks) {
            command.addAll(List.of("--task", task));
        }
        for (String one : baseline) {
            command.addAll(List.of("--baseline", isAddress(one) ? one : file(one).getPath()));
        }
        if (strict) {
            command.add("--strict");
        }
        if (accept) {
            command.add("--accept");
        }
        return command;
    }

    private static boolean isAddress(String baseline) {
        return baseline.toLowerCase(Locale.ROOT).matches("https?:.*");
    }

    private File file(String name) {
        File file = new File(name);
        return file.isAbsolute() || folder == null ? file : new File(folder, name);
    }

    private int run(List<String> command) throws MojoExecutionException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                said.lines().forEach(getLog()::info);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new MojoExecutionException("'" + command.get(0) + "' cannot be started: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the gate was interrupted", e);
        }
    }

    private static File set(@Nullable File file, String name) throws MojoExecutionException {
        if (file == null) {
            throw new MojoExecutionException(name + " is not set");
        }
        return file;
    }
}

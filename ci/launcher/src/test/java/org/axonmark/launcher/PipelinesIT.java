package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The templates of pipelines, whose shell steps are read from them and run here, in their order, as a runner would. Steps that call a server's
 * own actions are left out; a stand-in for Maven puts a ready submission where the build would.
 */
class PipelinesIT {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final Path PIPELINES = ROOT.resolve("ci/pipelines");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^ +([A-Z_]+)(?:: | = )['\"]?([^'\"\\n]+)['\"]?$");
    private static final Pattern JENKINS_STEP = Pattern.compile("sh '''(.*?)'''|sh '([^'\\n]+)'", Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shellSteps_runAsTheyAreWritten() throws IOException {
        String text = Files.readString(PIPELINES.resolve("github-actions.yml"));
        Map<String, String> environment = environment(variables(text));
        for (String step : steps("github-actions.yml", text)) {
            Program ran = sh(step, environment);
            assertThat(ran.code()).as(step + "\n" + ran.out() + ran.err()).isZero();
        }
        assertThat(folder.resolve("axonmark-gate")).isDirectoryContaining("glob:**/{junit.xml}")
                .isDirectoryContaining("glob:**/{trend.svg}");
        assertThat(folder.resolve("summary.md")).content().contains("pass", "NOT PUBLISHABLE");
        assertThat(folder.resolve(".axonmark-history/baseline.jar")).exists();
    }

    /** What is no submission must fail the job, not pass for want of a baseline; all steps before it do what they say. */
    @ParameterizedTest
    @ValueSource(strings = {"gitlab-ci.yml", "Jenkinsfile"})
    void failingGate_failsItsStepAlone(String template) throws IOException {
        String text = Files.readString(PIPELINES.resolve(template));
        Map<String, String> environment = environment(variables(text));
        Files.writeString(folder.resolve("model.jar"), "no JAR");
        environment.put("CANDIDATE", "model.jar");
        for (String step : steps(template, text)) {
            Program ran = sh(step, environment);
            assertThat(ran.code()).as(step + "\n" + ran.out() + ran.err()).isEqualTo(step.contains("axonmark gate") ? 3 : 0);
            assertThat(ran.err()).doesNotContain("not found");
        }
        assertThat(folder.resolve("target/my-model.jar")).exists();
        assertThat(folder.resolve(".axonmark/axonmark")).isExecutable();
    }

    /** The three are one pipeline: the same call of the gate, save for what each server calls its branch. */
    @Test
    void templates_callTheGateAlike() throws IOException {
        List<String> calls = new ArrayList<>();
        for (String template : List.of("github-actions.yml", "gitlab-ci.yml", "Jenkinsfile")) {
            String text = Files.readString(PIPELINES.resolve(template));
            assertThat(steps(template, text)).as(template).hasSizeGreaterThanOrEqualTo(3);
            assertThat(variables(text)).as(template).containsKeys("AXONMARK_ARCHIVE", "CANDIDATE", "TASKS", "ISOLATION", "TIMING_MINUTES");
            calls.add(steps(template, text).stream().filter(step -> step.contains("axonmark gate")).findAny().orElseThrow()
                    .replaceAll("if \\[ .* \\];", "if …;").replaceAll("\\s+", " ").replace("\"$HISTORY\"", ".axonmark-history").strip());
        }
        assertThat(calls).containsOnly(calls.getFirst());
    }

    private static List<String> steps(String template, String text) {
        if (template.equals("Jenkinsfile")) {
            return JENKINS_STEP.matcher(text).results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1).stripIndent().replace("\\\\", "\\")).toList();
        }
        List<String> lines = text.lines().toList();
        List<String> steps = new ArrayList<>();
        boolean script = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches("  [a-z_]+:.*")) {
                script = line.matches("  (before_)?script:");
            }
            Matcher start = Pattern.compile(template.startsWith("github") ? "( +)run: (.*)" : "( +)- (.*)").matcher(line);
            if (start.matches() && (script || template.startsWith("github"))) {
                steps.add(start.group(2).equals("|") ? block(lines, i + 1, start.group(1).length()) : start.group(2));
            }
        }
        return steps;
    }

    /** Returns the lines of a block that are indented deeper than its key. */
    private static String block(List<String> lines, int from, int indent) {
        StringBuilder block = new StringBuilder();
        for (int i = from; i < lines.size() && lines.get(i).startsWith(" ".repeat(indent + 1)); i++) {
            block.append(lines.get(i)).append('\n');
        }
        return block.toString().stripIndent();
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new HashMap<>();
        VARIABLE.matcher(text).results().forEach(found -> variables.put(found.group(1), found.group(2)));
        return variables;
    }

    /** A runner's environment: the template's variables, a small and quick task, no sandbox, and what each server sets by itself. */
    private Map<String, String> environment(Map<String, String> variables) throws IOException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("AXONMARK_ARCHIVE", archive().toString());
        environment.putAll(Map.of("TASKS", "eeg/synthetic-loso", "ISOLATION", "none", "TIMING_MINUTES", "0"));
        environment.putAll(Map.of("GITHUB_REF_NAME", "main", "CI_COMMIT_BRANCH", "main", "BRANCH_NAME", "main",
                "GITHUB_STEP_SUMMARY", Files.writeString(folder.resolve("summary.md"), "").toString()));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path maven = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\nmkdir -p target\ncp '"
                + ROOT.resolve("submissions/constant/target/constant.jar") + "' '" + variables.get("CANDIDATE") + "'\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        environment.putAll(Map.of("HOME", folder.toString(), "PATH", bin + ":/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"),
                "AXONMARK_HOME", folder.resolve("home").toString()));
        return environment;
    }

    /** What {@code ./axonmark dist} packs, by links to what this build made. */
    private Path archive() throws IOException {
        Path top = Files.createDirectories(folder.resolve("dist/axonmark-0"));
        Files.copy(ROOT.resolve("axonmark"), top.resolve("axonmark"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(top.resolve("cli"), ROOT.resolve("harness/cli/target/cli"));
        Files.createSymbolicLink(top.resolve("worker"), ROOT.resolve("harness/worker/target/worker"));
        Path archive = folder.resolve("axonmark-0.tar.gz");
        assertThat(Program.run(folder, Map.of("PATH", "/usr/bin:/bin"),
                List.of("tar", "-czf", archive.toString(), "-C", folder.resolve("dist").toString(), "axonmark-0")).code()).isZero();
        return archive;
    }

    private Program sh(String step, Map<String, String> environment) {
        return Program.run(folder, environment, List.of("sh", "-eu", "-c", step));
    }
}

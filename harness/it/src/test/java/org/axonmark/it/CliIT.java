package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own: a whole way of a submission, and what signals do to it. Without the sandbox, on any host. */
class CliIT {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final String TASK = "eeg/synthetic-loso";

    @TempDir
    private Path folder = Path.of("");

    private Path home = Path.of("");

    private record Ran(int code, String out, String err) {

        Json.Obj json() {
            return (Json.Obj) Json.parse(out.getBytes(StandardCharsets.UTF_8), Json.Limits.document());
        }
    }

    @BeforeEach
    void makeHome() {
        home = folder.resolve("home");
    }

    /** Run, list, compare with itself, score anew: each prints one JSON document and nothing else. */
    @Test
    void wayOfASubmission_fromRunToRescore() throws Exception {
        String jar = ROOT.resolve("submissions/constant/target/constant.jar").toString();
        Ran run = run("run", jar, "-t", TASK, "--isolation", "none", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        Result result = ResultDocument.fromJson(run.json());
        assertThat(result.state().name()).isEqualTo("scored");
        assertThat(result.summaries().getFirst().value()).isEqualTo(0.5);
        String id = result.evaluation().id();

        assertThat(ResultDocument.fromJson(run("results", id, "--json").json())).isEqualTo(result);
        assertThat(run("results").out()).contains(id, "constant:", "scored");

        Ran compare = run("compare", id, id, "--json");
        assertThat(compare.code()).isZero();
        assertThat(compare.json().get("comparisons")).isInstanceOfSatisfying(Json.Arr.class,
                array -> assertThat(((Json.Obj) array.items().getFirst()).get("verdict")).isEqualTo(new Json.Str("not-shown")));
        assertThat(run("compare", id, id).out()).contains("baseline", "threshold 0.01", "no difference shown");

        Ran rescore = run("rescore", id, "--json");
        assertThat(rescore.code()).as(rescore.err()).isZero();
        assertThat(rescore.json().get("equal")).isEqualTo(new Json.Bool(true));
    }

    /** Where the levels of a task's groupings differ is told beside the test of the whole. */
    @Test
    void comparisonOfUnlikeSubmissions_tellsTheLevels() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String submission : List.of("sequences-battery", "sequences-identity")) {
            String jar = ROOT.resolve("submissions/%1$s/target/%1$s.jar".formatted(submission)).toString();
            Ran run = run("run", jar, "-t", "functions/sequences", "--isolation", "none", "--json");
            assertThat(run.code()).as(run.err()).isZero();
            ids.add(ResultDocument.fromJson(run.json()).evaluation().id());
        }
        Ran compare = run("compare", ids.getFirst(), ids.getLast());
        assertThat(compare.code()).isEqualTo(1);
        assertThat(compare.out()).contains("worse").containsPattern("by budget: \\d+ [01]\\.\\d{4} to 0\\.0000, ");
        assertThat(run("compare", ids.getFirst(), ids.getLast(), "--json").out()).contains("\"grouping\": \"budget\"");
    }

    /** Ctrl-C at a terminal reaches the whole process group. The evaluation ends as cancelled, never as the submission's fault. */
    @Test
    void interruptedRun_isCancelled_andLeavesNothingHalfWritten() throws Exception {
        List<ProcessHandle> group;
        try (Program program = start("run", HostileJar.of("Hangs", folder).toString(), "-t", TASK, "--isolation", "none")) {
            awaitWorker(program.handle());
            group = Stream.concat(program.handle().descendants(), Stream.of(program.handle())).toList();
            List<String> kill = new ArrayList<>(List.of("kill", "-INT"));
            group.forEach(member -> kill.add(Long.toString(member.pid())));
            assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(program.err()).doesNotContain("fault");
            assertThat(program.out()).contains("cancelled");
        }
        assertThat(run("results").out()).contains("cancelled");
        assertThat(halfWritten()).isEmpty();
        assertThat(group).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void failingSubmission_exits3_andAHomeThatCannotBeWrittenExits4() throws Exception {
        String jar = HostileJar.of("ThrowsInConstructor", folder).toString();
        Ran failed = run("run", jar, "-t", TASK, "--isolation", "none");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.out()).contains("failed");
        home = Files.writeString(folder.resolve("file"), "no folder");
        Ran unwritable = run("run", jar, "-t", TASK, "--isolation", "none");
        assertThat(unwritable.code()).isEqualTo(4);
        assertThat(unwritable.err()).startsWith("error: could not keep").contains(home.toString(), "check space and rights");
        assertThat(unwritable.err().lines()).hasSize(1);
    }

    private Ran run(String... arguments) throws IOException, InterruptedException {
        try (Program program = start(arguments)) {
            int code = program.exitCode();
            return new Ran(code, program.out(), program.err());
        }
    }

    private Program start(String... arguments) throws IOException {
        return Program.commandLine(folder, home, arguments);
    }

    /** Waits until a worker serves the evaluation: its side files are there and it runs. */
    private void awaitWorker(ProcessHandle process) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (process.descendants().anyMatch(child -> child.info().arguments().stream()
                    .flatMap(Stream::of)
                    .anyMatch("org.axonmark.worker.Worker"::equals))) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no worker was started");
    }

    private List<Path> halfWritten() throws IOException {
        try (Stream<Path> tree = Files.walk(home)) {
            return tree.filter(path -> path.toString().endsWith(".part") || path.endsWith("work") || path.endsWith("journal")).toList();
        }
    }
}

package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.engine.run.SideBySide;
import org.axonmark.engine.run.Slice;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate as a process of its own, and two submissions timed beside each other. Without the sandbox, on any host. */
class GateIT {

    private static final Path CONSTANT = Evaluations.ROOT.resolve("submissions/constant/target/constant.jar");

    @TempDir
    private Path folder = Path.of("");

    /** The first gate records its candidate; one that is worse than a stored result exits 1, and says so in every file. */
    @Test
    void gate_recordsABaseline_andFindsARegression() throws Exception {
        Path out = folder.resolve("out");
        Path history = folder.resolve("history");
        assertThat(gate(0, "gate", CONSTANT.toString(), "-t", "eeg/synthetic-loso", "--isolation", "none", "--history", history.toString(),
                "--out", out.toString())).contains("gate: pass (no baseline yet", "NOT PUBLISHABLE");
        assertThat(history.resolve("baseline.jar")).hasSameBinaryContentAs(CONSTANT);
        assertThat(out).isDirectoryContaining("glob:**/{gate.md}").isDirectoryContaining("glob:**/{trend.svg}");

        Path better = Files.writeString(folder.resolve("better.json"), ResultDocument.toJson(better(archived())).pretty());
        assertThat(gate(1, "gate", CONSTANT.toString(), "--baseline", better.toString(), "--isolation", "none", "--history",
                history.toString(), "--metric", "balanced-accuracy", "--out", out.toString())).contains("gate: regression", "run again");
        assertThat(out.resolve("junit.xml")).content().contains("failures=\"1\"", "type=\"regression\"");
        Json.Obj json = (Json.Obj) Json.parse(Files.readAllBytes(out.resolve("gate.json")), Json.Limits.document());
        assertThat(json.get("verdict")).isEqualTo(new Json.Str("regression"));
        assertThat(json.get("publishable")).isEqualTo(new Json.Bool(false));
    }

    /** Both are asked as often, in every round; getting ready happens once in a worker's life. */
    @Test
    void twoSubmissions_areTimedCallByCall() throws Exception {
        Evaluator.Places places =
                new Evaluator.Places(Evaluations.WORKER, folder.resolve("data"), Optional.empty(), "test", Map.of());
        Order order = new Order(CONSTANT, new SmallTask(), Isolation.NONE, false, Optional.empty());
        try (SideBySide<?> sides = SideBySide.of(places, new Archive(folder.resolve("archive")), order, order, Progress.none())) {
            SideBySide.Round first = sides.round(Duration.ofMinutes(1));
            assertThat(first.first()).hasSize(5);
            assertThat(first.second()).hasSize(5);
            SideBySide.Round second = sides.round(Duration.ofMinutes(1));
            assertThat(second.first()).hasSize(4).extracting(Slice::wall).allMatch(Duration::isPositive);
            assertThat(second.second()).hasSize(4).extracting(Slice::cpu).noneMatch(Duration::isNegative);
            assertThat(first.first().getFirst().cpu()).isPositive();
            SideBySide.Round none = sides.round(Duration.ZERO);
            assertThat(none.first()).hasSameSizeAs(none.second()).hasSizeLessThanOrEqualTo(1);
            SideBySide.Peaks peaks = sides.end();
            assertThat(peaks.first()).isGreaterThan(10 << 20);
            assertThat(peaks.second()).isGreaterThan(10 << 20);
        }
        assertThat(Evaluations.workers()).isEmpty();
    }

    private Result archived() throws IOException {
        try (Stream<Path> kept = Files.walk(folder.resolve("home/gate-archive"))) {
            Path file = kept.filter(path -> path.endsWith("result.json")).findAny().orElseThrow();
            return ResultDocument.fromJson(Json.parse(Files.readAllBytes(file), Json.Limits.document()));
        }
    }

    private static Result better(Result result) {
        List<ItemScore> scores = new ArrayList<>();
        result.itemScores().forEach(score -> scores.add(new ItemScore(score.item(), score.unit(), score.metric(), score.value() + 0.25)));
        return new Result(result.evaluation(), result.state(), scores, result.summaries(), result.labelSwap(), result.use(),
                result.outcomes());
    }

    private String gate(int code, String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.commandLine(folder, folder.resolve("home"), arguments)) {
            assertThat(program.exitCode()).as(program.err()).isEqualTo(code);
            return program.out();
        }
    }
}

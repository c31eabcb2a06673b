package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.CallByCall;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.engine.run.Slice;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions timed call by call from the host. Without the sandbox, on any host. */
class TimingIT {

    private static final Path CONSTANT = Evaluations.ROOT.resolve("submissions/constant/target/constant.jar");
    private static final Duration PAUSE = Duration.ofMillis(1500);

    @TempDir
    private Path folder = Path.of("");

    /** What keeps a processor busy for ever runs in its own calls alone. */
    @Test
    void worker_isFrozenWhileItIsNotItsTurn() throws Exception {
        Evaluator.Places places =
                new Evaluator.Places(Evaluations.WORKER, folder.resolve("data"), Optional.empty(), "test", Map.of());
        List<Order> orders = List.of(order(HostileJar.of("BurnsBetweenCalls", folder)), order(CONSTANT));
        try (CallByCall<?> workers = CallByCall.of(places, new Archive(folder.resolve("archive")), orders, Progress.none())) {
            // Getting ready and four batches, and then two batches again; two calls of the other meanwhile.
            Slice slice = new Slice(Duration.ZERO, Duration.ZERO);
            for (int call = 0; call < 7; call++) {
                slice = call(workers, 0);
                if (call < 2) {
                    assertThat(call(workers, 1).wall()).isPositive();
                }
            }
            assertThat(slice.wall()).isPositive();
            Thread.sleep(PAUSE);
            assertThat(call(workers, 0).cpu()).isPositive().isLessThan(PAUSE.dividedBy(2));
            assertThat(workers.end()).hasSize(2).allMatch(bytes -> bytes > 10 << 20);
        }
        assertThat(Evaluations.workers()).isEmpty();
    }

    /** The command of its own process: figures on standard output, every call in JMH's file. */
    @Test
    void time_tellsTimesBesideTheNullSubmission() throws Exception {
        Path jmh = folder.resolve("jmh.json");
        Json.Obj told = (Json.Obj) Json.parse(time(0, "time", CONSTANT.toString(), "-t", "eeg/synthetic-loso", "--isolation", "none",
                "--sessions", "1", "--jmh", jmh.toString(), "--json").getBytes(StandardCharsets.UTF_8),
                Json.Limits.document());
        assertThat(told.get("task")).isEqualTo(new Json.Str("eeg/synthetic-loso@1"));
        assertThat(told.get("submissions")).isInstanceOfSatisfying(Json.Arr.class, rows -> assertThat(rows.items()).hasSize(2)
                .allSatisfy(row -> assertThat(row).isInstanceOfSatisfying(Json.Obj.class, one -> {
                    assertThat(one.get("medianMillis")).isInstanceOfSatisfying(Json.Num.class,
                            millis -> assertThat(millis.value()).isBetween(0.01, 1e4));
                    assertThat(one.get("medianCpuMillis")).isInstanceOfSatisfying(Json.Num.class,
                            millis -> assertThat(millis.value()).isBetween(0.001, 1e4));
                })));
        assertThat(jmh).content().contains("org.axonmark.jmh.timing.SubmissionCall.call", "\"submission\" : \"null (constant)\"");
        assertThat(Evaluations.workers()).isEmpty();
    }

    @Test
    void time_refusesWhatCannotBeTimed() throws Exception {
        time(2, "time", "no-such.jar", "-t", "eeg/synthetic-loso");
        time(2, "time", CONSTANT.toString(), "-t", "eeg/synthetic-loso", "--sessions", "0");
        time(2, "time", CONSTANT.toString(), "-t", "functions/numeric", "--isolation", "none");
    }

    private static Slice call(CallByCall<?> workers, int side) {
        workers.ready(side);
        workers.call(side);
        return workers.rest(side);
    }

    private static Order order(Path jar) {
        return new Order(jar, new SmallTask(), Isolation.NONE, false, Optional.empty());
    }

    private String time(int code, String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.commandLine(folder, Files.createDirectories(folder.resolve("home")), arguments)) {
            assertThat(program.exitCode()).as(program.err()).isEqualTo(code);
            return program.out();
        }
    }
}

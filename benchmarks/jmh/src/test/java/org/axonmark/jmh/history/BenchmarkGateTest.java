package org.axonmark.jmh.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over a folder, with figures that are given instead of measured. */
class BenchmarkGateTest {

    private static final String STEADY = "Steady.call";
    private static final String OTHER = "Other.call[size=1]";

    @TempDir
    private Path folder = Path.of("");

    private final Deque<Map<String, Double>> figures = new ArrayDeque<>();
    private final List<List<String>> asked = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int runs;

    @Test
    void slowerBenchmark_isMeasuredAgain_fails_andIsNotKeptUnlessAccepted() {
        level(9, 1.0);
        assertThat(said()).contains("not judged: 0 of 8 runs before", "not judged: 7 of 8 runs before", "as before");
        figures.add(Map.of(STEADY, 1.01, OTHER, 1.3));
        figures.addAll(List.of(Map.of(OTHER, 1.29), Map.of(OTHER, 1.31), Map.of(OTHER, 1.3), Map.of(OTHER, 1.28)));
        asked.clear();
        assertThat(gate(false)).isEqualTo(1);
        assertThat(asked).hasSize(5).last().isEqualTo(List.of("\\.\\QOther.call\\E$"));
        assertThat(said()).contains(OTHER, "SLOWER, found again 4 times", "+30.0 %", "was not kept; --accept");
        assertThat(values(OTHER)).as("the slower ones").hasSize(9);
        assertThat(values(STEADY)).as("what was as before").hasSize(10);

        figures.add(Map.of(STEADY, 1.01, OTHER, 1.3));
        figures.addAll(List.of(Map.of(OTHER, 1.29), Map.of(OTHER, 1.31), Map.of(OTHER, 1.3), Map.of(OTHER, 1.28)));
        assertThat(gate(true)).isZero();
        assertThat(values(OTHER)).hasSize(14);
        assertThat(said()).contains("kept as the new level", OTHER + ": its level changed with the run of ");
        figures.add(Map.of(STEADY, 1.0, OTHER, 1.3));
        assertThat(gate(false)).isZero();
        assertThat(said()).contains("not judged: 5 of 8 runs before");
    }

    @Test
    void oddRun_countsByItsMiddle_andWhatBecameQuickerBeginsALevel() {
        level(9, 1.0);
        figures.add(Map.of(STEADY, 1.4, OTHER, 0.7));
        figures.addAll(List.of(Map.of(STEADY, 1.0, OTHER, 0.71), Map.of(STEADY, 1.01, OTHER, 0.7), Map.of(STEADY, 0.99, OTHER, 0.69),
                Map.of(STEADY, 1.0, OTHER, 0.7)));
        assertThat(gate(false)).isZero();
        assertThat(said()).contains("as before: looked at again, this was not found", "quicker, found again 4 times");
        assertThat(values(STEADY)).hasSize(10).last().isEqualTo(1.0);
        assertThat(values(OTHER)).hasSize(14);
    }

    @Test
    void runsOfAnotherMachine_areNotComparedWith() {
        level(9, 1.0);
        figures.add(Map.of(STEADY, 5.0));
        assertThat(new BenchmarkGate(this::measure, history(), "another", stream()).run(at(), List.of(".*"), false)).isZero();
        assertThat(said()).contains("not judged: 0 of 8 runs before");
    }

    @Test
    void damagedRun_andWrongCall_areNamed() throws IOException {
        level(1, 1.0);
        Path bad = Files.writeString(folder.resolve("runs/20200101T000000.000000Z.json"), "{}");
        assertThatThrownBy(() -> history().runs()).isInstanceOf(AxonmarkException.class).hasMessageContaining(bad.toString())
                .hasMessageContaining("it is no run of format version 1; restore");
        Files.delete(bad);
        figures.add(Map.of());
        assertThatThrownBy(() -> gate(false)).isInstanceOf(AxonmarkException.class).hasMessageContaining("no benchmark matches [.*]");
        assertThat(BenchmarkGate.exitCode()).isEqualTo(2);
        assertThat(BenchmarkGate.exitCode("--often", folder.toString())).isEqualTo(2);
        assertThat(BenchmarkGate.exitCode(folder.toString(), "*")).isEqualTo(2);
    }

    /** Runs with a spread of two per cent, so that a level is not all one number. */
    private void level(int count, double middle) {
        for (int run = 0; run < count; run++) {
            figures.add(Map.of(STEADY, middle + 0.01 * (run % 3 - 1), OTHER, middle + 0.01 * ((run + 1) % 3 - 1)));
            assertThat(gate(false)).isZero();
        }
    }

    private int gate(boolean accept) {
        return new BenchmarkGate(this::measure, history(), "this", stream()).run(at(), List.of(".*"), accept);
    }

    private List<Measured> measure(List<String> expressions) {
        asked.add(expressions);
        return figures.removeFirst().entrySet().stream().map(one -> new Measured(one.getKey(), one.getValue(), 2 * one.getValue()))
                .toList();
    }

    private BenchmarkHistory history() {
        return new BenchmarkHistory(folder);
    }

    private List<Double> values(String benchmark) {
        return BenchmarkHistory.values(history().runs(), "this", benchmark).stream().map(BenchmarkHistory.Value::rulers).toList();
    }

    private Instant at() {
        return Instant.EPOCH.plusSeconds(runs++);
    }

    private PrintStream stream() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}

package org.axonmark.jmh.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rule of the benchmarks' gate, over made-up histories with known changes. */
class LevelTest {

    private final HmacStream stream = HmacStream.of(new byte[] {3}, "levels");

    @Test
    void shortHistory_isNotJudged() {
        assertThat(new Level("b", Collections.nCopies(Level.FEWEST - 1, 1.0)).look(9)).isEqualTo(Level.Look.TOO_FEW);
        assertThat(new Level("b", Collections.nCopies(Level.FEWEST, 1.0)).look(9)).isEqualTo(Level.Look.SLOWER);
        assertThat(new Level("b", Collections.nCopies(Level.FEWEST, 1.0)).look(1.049)).isEqualTo(Level.Look.SAME);
        assertThat(new Level("b", Collections.nCopies(Level.FEWEST, 1.0)).look(0.94)).isEqualTo(Level.Look.QUICKER);
    }

    /** Slower than the middle by more than the threshold, and not the slowest: seen before. */
    @Test
    void whatTheLevelHasSeen_isNotSuspected() {
        Level level = new Level("b", List.of(1.0, 1.0, 1.0, 1.1, 1.0, 1.0, 1.0, 0.9));
        assertThat(level.look(1.08)).isEqualTo(Level.Look.SAME);
        assertThat(level.look(1.11)).isEqualTo(Level.Look.SLOWER);
        assertThat(level.look(0.92)).isEqualTo(Level.Look.SAME);
    }

    @Test
    void lastLevel_beginsAtTheLastChange() {
        List<Double> history = new ArrayList<>();
        for (int run = 0; run < 30; run++) {
            history.add((run < 10 ? 1.0 : run < 20 ? 1.3 : 0.8) + 0.01 * stream.nextGaussian());
        }
        assertThat(Level.last("b", history).values()).isEqualTo(history.subList(20, 30));
        assertThat(Level.last("b", history.subList(0, 10)).values()).hasSize(10);
    }

    /** One odd run is looked at again and does not stand; a slower one does, and a quicker one. */
    @Test
    void suspicion_standsIfANewLevelBegins() {
        Level level = new Level("b", List.of(1.0, 1.01, 0.99, 1.0, 1.02, 1.0, 0.98, 1.01, 1.0));
        assertThat(level.confirm(Level.Look.SLOWER, List.of(1.2, 1.01, 1.0, 0.99, 1.0))).isEqualTo(Level.Look.SAME);
        assertThat(level.confirm(Level.Look.SLOWER, List.of(1.2, 1.19, 1.21, 1.2, 1.18))).isEqualTo(Level.Look.SLOWER);
        assertThat(level.confirm(Level.Look.QUICKER, List.of(0.8, 0.81, 0.79, 0.8, 0.82))).isEqualTo(Level.Look.QUICKER);
        assertThat(level.confirm(Level.Look.SLOWER, List.of(1.06, 1.03, 1.04, 1.03, 1.04))).as("less than the threshold")
                .isEqualTo(Level.Look.SAME);
    }

    /** Days differ by 1.5 % (standard deviation) and measurements of a day by 1.5 %. */
    @Test
    void ofSteadyBenchmarksFewFail_andASlowdownIsFound() {
        assertThat(found(60, 12, 1)).isLessThanOrEqualTo(1);
        assertThat(found(60, 12, 1.12)).isGreaterThanOrEqualTo(57);
    }

    /** The table of README.md, in {@code target/level-figures.txt}. */
    @Test
    @Tag("proof")
    void figuresOfTheRule() throws IOException {
        List<String> lines = new ArrayList<>();
        for (double factor : new double[] {1, 1.08, 1.1, 1.12, 1.15}) {
            for (int length : new int[] {8, 12, 20}) {
                int found = found(300, length, factor);
                lines.add(factor + " times as slow, a level of " + length + ": " + found + " of 300 found slower");
                assertThat(found).as(lines.getLast()).isBetween(factor > 1.09 ? 270 : factor > 1 ? 200 : 0, factor > 1 ? 300 : 3);
            }
        }
        Files.write(Path.of("target/level-figures.txt"), lines);
    }

    private int found(int histories, int length, double factor) {
        int found = 0;
        for (int history = 0; history < histories; history++) {
            List<Double> before = new ArrayList<>();
            for (int run = 0; run < length; run++) {
                before.add(measure(1, day()));
            }
            Level level = new Level("b", before);
            double today = day();
            List<Double> fresh = new ArrayList<>();
            for (int time = 0; time < Level.TIMES; time++) {
                fresh.add(measure(factor, today));
            }
            Level.Look look = level.look(fresh.getFirst());
            if (look == Level.Look.SLOWER && level.confirm(look, fresh) == Level.Look.SLOWER) {
                found++;
            }
        }
        return found;
    }

    private double day() {
        return 1 + 0.015 * stream.nextGaussian();
    }

    private double measure(double factor, double day) {
        return 20 * factor * day * (1 + 0.015 * stream.nextGaussian());
    }
}

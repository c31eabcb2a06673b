package org.axonmark.jmh.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.junit.jupiter.api.Test;

class TimedTest {

    /** Sessions whose middle ratios are 2 and 8: their geometric mean is 4; one odd call changes nothing. */
    @Test
    void ratio_isTheGeometricMeanOfEachSessionsMiddle() {
        Timed.Ratio ratio = timed("a", List.of(List.of(2.0, 20.0, 9_000.0), List.of(8.0)))
                .ratio(timed("b", List.of(List.of(1.0, 10.0, 1.0), List.of(1.0))), Timed.Clock.WALL).orElseThrow();
        assertThat(ratio.value()).isCloseTo(4, within(1e-12));
        assertThat(ratio.interval()).isEmpty();
    }

    /** Logarithms 0 and ln 2 in turns, ten sessions: mean ln 2 / 2, sd ln 2 / 2 · √(10/9), t(.975, 9) = 2.262157. */
    @Test
    void interval_isStudentsOfTheLogarithms() {
        List<List<Double>> mine = new ArrayList<>();
        List<List<Double>> other = new ArrayList<>();
        for (int session = 0; session < 10; session++) {
            mine.add(List.of(session % 2 == 0 ? 3.0 : 6.0));
            other.add(List.of(3.0));
        }
        Timed.Ratio ratio = timed("a", mine).ratio(timed("b", other), Timed.Clock.CPU).orElseThrow();
        double half = 2.262157 * Math.log(2) / 2 * Math.sqrt(10 / 9.0) / Math.sqrt(10);
        assertThat(ratio.value()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(ratio.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(Math.sqrt(2) * Math.exp(-half), within(1e-6));
            assertThat(interval.high()).isCloseTo(Math.sqrt(2) * Math.exp(half), within(1e-6));
        });
    }

    /** A clock that cannot tell so short a time is no ratio. */
    @Test
    void timeThatCannotBeRead_hasNoRatio() {
        assertThat(timed("a", List.of(List.of(0.0))).ratio(timed("b", List.of(List.of(1.0))), Timed.Clock.CPU)).isEmpty();
    }

    @Test
    void report_tellsMillisecondsAndRatios() {
        SubmissionTiming.Given given =
                new SubmissionTiming.Given("eeg/x@1", Path.of("w"), Path.of("d"), Optional.empty(), Isolation.NONE, 1,
                        List.of());
        TimingReport report = new TimingReport(given, List.of(timed("mine@1.0.0", List.of(List.of(1_000.0, 2_000.0, 3_000.0))),
                timed("null (constant)", List.of(List.of(500.0, 500.0, 500.0)))));
        assertThat(report.text()).contains("eeg/x@1", "2.000", "0.500",
                "mine@1.0.0 takes 4.000 (no interval below ten sessions) times as long as null",
                "without a sandbox");
        assertThat(report.json()).isInstanceOfSatisfying(Json.Obj.class, told -> assertThat(told.get("submissions"))
                .isInstanceOfSatisfying(Json.Arr.class, rows -> assertThat(rows.items().getFirst())
                        .isInstanceOfSatisfying(Json.Obj.class, first -> {
                            assertThat(first.get("medianMillis")).isEqualTo(new Json.Num(2));
                            assertThat(first.get("calls")).isEqualTo(new Json.Num(3));
                        })));
    }

    private static Timed timed(String name, List<List<Double>> micros) {
        return new Timed(name, micros.stream().map(session -> session.stream().map(time -> new Timed.Call(time, time)).toList()).toList(),
                1 << 20);
    }
}

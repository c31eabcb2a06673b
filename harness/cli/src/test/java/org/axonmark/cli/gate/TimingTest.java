package org.axonmark.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.engine.run.Slice;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;

/** What is made of calls in pairs, and how many sessions are enough. */
class TimingTest {

    @Test
    void warmingUpAndOddCalls_changeNothing() {
        List<Slice> baseline = new ArrayList<>();
        List<Slice> candidate = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean cold = i < 4;
            baseline.add(slice(cold ? 20_000 : 1_000 + i));
            candidate.add(slice(cold ? 60_000 : i == 50 ? 900_000 : (1_000 + i) * 1.04));
        }
        Timing.Session session = Timing.of(baseline, candidate, 10L << 20, 11L << 20);
        assertThat(session.cpu().logRatio()).isCloseTo(Math.log(1.04), within(1e-3));
        assertThat(session.wall().logRatio()).isCloseTo(Math.log(1.04), within(1e-3));
        assertThat(session.cpu().baseline()).isCloseTo(1.055, within(0.02));
        assertThat(session.peak()).isEqualTo(new Timing.Times(10, 11));
    }

    @Test
    void callsWithoutReadableTime_areNoNumber() {
        assertThat(Timing.of(List.of(slice(0), slice(0)), List.of(slice(0), slice(0)), 0, 0).cpu().baseline()).isNaN();
        assertThat(Timing.of(List.of(), List.of(), 0, 0).cpu().candidate()).isNaN();
    }

    /** A quiet machine ends with the fewest sessions, a noisy one goes on. */
    @Test
    void sessions_areAddedUntilTheIntervalIsNarrow() {
        double least = Math.log1p(0.025);
        assertThat(count(0.002, least)).isEqualTo(Timing.FEWEST);
        assertThat(count(0.04, least)).isBetween(Timing.FEWEST + 1, Timing.MOST - 1);
        assertThat(count(0.3, least)).isEqualTo(Timing.MOST);
        assertThat(Timing.sessions(() -> session(0), least, System.nanoTime() - 1)).hasSize(1);
    }

    private static int count(double sd, double least) {
        HmacStream stream = HmacStream.of(new byte[] {1}, "sessions");
        return Timing.sessions(() -> session(sd * stream.nextGaussian()), least, Long.MAX_VALUE).size();
    }

    private static Timing.Session session(double logRatio) {
        Timing.Times times = new Timing.Times(1, Math.exp(logRatio));
        return new Timing.Session(times, times, times);
    }

    private static Slice slice(double micros) {
        Duration time = Duration.ofNanos((long) (micros * 1_000));
        return new Slice(time, time);
    }
}

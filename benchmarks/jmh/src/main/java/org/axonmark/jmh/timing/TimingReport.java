package org.axonmark.jmh.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.axonmark.engine.host.HostProfiles;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;

/** What a timing tells: of each submission its times, and how often the first one's are every other's. */
record TimingReport(SubmissionTiming.Given given, List<Timed> timed) {

    private static final double MILLI = 1e3;
    private static final double MEBI = 1 << 20;

    TimingReport {
        timed = List.copyOf(timed);
    }

    String text() {
        HostProfile host = HostProfiles.current(given.isolation(), List.of());
        StringBuilder text = new StringBuilder();
        add(text, "%s, call by call in turns, JMH's clock in the host; %d sessions of fresh workers, %d calls of each; isolation %s, %s%n",
                given.task(), given.sessions(), timed.getFirst().calls(), given.isolation().name().toLowerCase(Locale.ROOT), host.cpu());
        int width = timed.stream().mapToInt(one -> one.submission().length()).max().orElse(1);
        add(text, "%-" + width + "s %10s %10s %10s %10s %8s%n", "ms a call", "median", "p95", "p99", "CPU", "MiB");
        for (Timed one : timed) {
            add(text, "%-" + width + "s %10.3f %10.3f %10.3f %10.3f %8s%n", one.submission(), one.quantile(Timed.Clock.WALL, 0.5) / MILLI,
                    one.quantile(Timed.Clock.WALL, 0.95) / MILLI, one.quantile(Timed.Clock.WALL, 0.99) / MILLI,
                    one.quantile(Timed.Clock.CPU, 0.5) / MILLI,
                    one.peakMemory() == 0 ? "-" : String.format(Locale.ROOT, "%.0f", one.peakMemory() / MEBI));
        }
        for (Timed other : timed.subList(1, timed.size())) {
            add(text, "%s takes %s times as long as %s, %s times its CPU time%n", timed.getFirst().submission(),
                    told(other, Timed.Clock.WALL), other.submission(), told(other, Timed.Clock.CPU));
        }
        if (given.isolation() == Isolation.NONE) {
            add(text, "without a sandbox: what else this machine does, and files that a submission reads, are not kept from it%n");
        }
        return text.toString();
    }

    private String told(Timed other, Timed.Clock clock) {
        return timed.getFirst().ratio(other, clock).map(ratio -> ratio.interval()
                .map(interval -> String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", ratio.value(), interval.low(), interval.high()))
                .orElseGet(() -> String.format(Locale.ROOT, "%.3f (no interval below ten sessions)", ratio.value())))
                .orElse("unknown");
    }

    Json json() {
        List<Json> rows = new ArrayList<>();
        for (Timed one : timed) {
            List<Json.Member> row = new ArrayList<>(List.of(new Json.Member("submission", new Json.Str(one.submission())),
                    new Json.Member("calls", new Json.Num(one.calls())),
                    new Json.Member("medianMillis", millis(one, Timed.Clock.WALL, 0.5)),
                    new Json.Member("p95Millis", millis(one, Timed.Clock.WALL, 0.95)),
                    new Json.Member("p99Millis", millis(one, Timed.Clock.WALL, 0.99)),
                    new Json.Member("medianCpuMillis", millis(one, Timed.Clock.CPU, 0.5))));
            if (one.peakMemory() > 0) {
                row.add(new Json.Member("peakMemoryBytes", new Json.Num(one.peakMemory())));
            }
            if (!one.equals(timed.getFirst())) {
                ratio(one, Timed.Clock.WALL).ifPresent(ratio -> row.add(new Json.Member("firstOverThis", ratio)));
                ratio(one, Timed.Clock.CPU).ifPresent(ratio -> row.add(new Json.Member("firstOverThisCpu", ratio)));
            }
            rows.add(new Json.Obj(row));
        }
        HostProfile host = HostProfiles.current(given.isolation(), List.of());
        return new Json.Obj(List.of(new Json.Member("task", new Json.Str(given.task())),
                new Json.Member("isolation", new Json.Str(given.isolation().name().toLowerCase(Locale.ROOT))),
                new Json.Member("sessions", new Json.Num(given.sessions())),
                new Json.Member("cpu", new Json.Str(host.cpu())), new Json.Member("submissions", new Json.Arr(rows))));
    }

    private Optional<Json> ratio(Timed other, Timed.Clock clock) {
        return timed.getFirst().ratio(other, clock).map(ratio -> {
            List<Json.Member> members = new ArrayList<>(List.of(new Json.Member("value", new Json.Num(ratio.value()))));
            ratio.interval().ifPresent(interval -> {
                members.add(new Json.Member("low", new Json.Num(interval.low())));
                members.add(new Json.Member("high", new Json.Num(interval.high())));
                members.add(new Json.Member("method", new Json.Str(interval.method())));
            });
            return new Json.Obj(members);
        });
    }

    private static Json millis(Timed one, Timed.Clock clock, double p) {
        return new Json.Num(one.quantile(clock, p) / MILLI);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void add(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments));
    }
}

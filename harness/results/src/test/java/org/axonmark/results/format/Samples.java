package org.axonmark.results.format;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

import org.axonmark.results.statistics.HmacStream;

/** Draws well-formed records of the format, with awkward texts and numbers, from a seeded stream. */
@SuppressWarnings({"EnumOrdinal", "FloatingPointLiteralPrecision"})
final class Samples {

    private static final List<String> TEXTS = List.of(
            "plain", "ümlaut", "\u6f22\u5b57", "\ud83e\udde0", "\"quoted\\\"", "line\nbreak\ttab", "\u0000\u001b[31m", "\u202eabc",
            "</script>",
            "\u2028", "a,b;c", " ");
    private static final double[] NUMBERS = {0, 1, -1, 0.1, 1e-7, 1e21, 123456789012345680.0, 5e-324, Double.MAX_VALUE, 2.0 / 3};

    private final HmacStream stream;

    Samples(String seed) {
        stream = HmacStream.of(seed.getBytes(StandardCharsets.UTF_8), "samples");
    }

    Result scored() {
        return new Result(evaluation(), new EndState.Scored(), list(1, this::itemScore), list(1, this::summary),
                optional(() -> new NullScore(200, number(), Math.abs(number()), 1.0 / 201)), use(), optional(this::sha));
    }

    /** Returns a scored result with breakdowns, with and without numbers, at least one exhibit of each kind, and facts of units. */
    Result illustrated() {
        Result plain = scored();
        List<Exhibit> exhibits = new ArrayList<>(list(1, this::plot));
        exhibits.addAll(list(1, this::table));
        exhibits.add(drawing());
        exhibits.add(raster());
        return new Result(plain.evaluation(), plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(), plain.use(),
                plain.outcomes(), List.of(breakdown(), byNumber()), exhibits,
                List.of(new UnitFact("u", "edges", text()), new UnitFact("u", "circuit", text())), list(1, this::chart),
                list(1, this::note));
    }

    Result rederived() {
        return illustrated().rederiving(new Rederivation("01k" + stream.nextInt(1_000), sha(), stream.nextBoolean(), "0.1.0",
                Instant.ofEpochSecond(1_790_000_000L, stream.nextInt(1_000_000_000))));
    }

    private Exhibit raster() {
        List<Raster.Layer> layers = list(1, () -> new Raster.Layer(text(), 3, 2, 6, List.of("01", "10")));
        return new Exhibit(text(), text(), list(0, this::note), new Raster(text(), layers));
    }

    private Chart chart() {
        List<Chart.Column> columns = List.of(new Chart.Column("1" + text(), text()), new Chart.Column("2" + text(), text()));
        List<Chart.Row> rows = new ArrayList<>();
        for (int i = stream.nextInt(4); i >= 0; i--) {
            rows.add(new Chart.Row(i + text(), List.of(Math.abs(number()), -0.0)));
        }
        return new Chart(text(), text(), text(), columns, rows);
    }

    private Breakdown byNumber() {
        List<Breakdown.Level> levels = new ArrayList<>();
        for (int i = stream.nextInt(4) + 1; i > 0; i--) {
            levels.addFirst(new Breakdown.Level(i + text(), number(), Optional.empty(), 1, OptionalDouble.of(Math.pow(0.5, 4 - i)),
                    optional(() -> "metric-2")));
        }
        return new Breakdown("metric-1", "budget", true, levels,
                Optional.of(new Breakdown.Axis(text(), Breakdown.Scale.values()[stream.nextInt(2)], stream.nextBoolean())));
    }

    private Exhibit drawing() {
        List<Drawing.Node> nodes = List.of(new Drawing.Node("1" + text(), 0, 3, List.of()),
                new Drawing.Node("2" + text(), 1, 0, List.of("q", "k")),
                new Drawing.Node("3" + text(), 7, 0, List.of()));
        List<Drawing.Edge> edges =
                new ArrayList<>(List.of(new Drawing.Edge(0, 1, Optional.of("k"), kind(), 3, OptionalDouble.of(-number())),
                        new Drawing.Edge(1, 2, Optional.empty(), kind(), 1, OptionalDouble.empty())));
        return new Exhibit(text(), text(), list(0, this::note), new Drawing(nodes, edges, stream.nextInt(9)));
    }

    private Drawing.Kind kind() {
        return Drawing.Kind.values()[stream.nextInt(3)];
    }

    private Breakdown breakdown() {
        List<Breakdown.Level> levels = new ArrayList<>();
        for (int i = stream.nextInt(4); i >= 0; i--) {
            levels.add(new Breakdown.Level(i + text(), number(),
                    optional(() -> new Summary.Interval(number(), number(), "student-t")), 1 + stream.nextInt(50)));
        }
        return new Breakdown("metric-1", "budget", stream.nextBoolean(), levels);
    }

    private Exhibit plot() {
        Exhibit.Plot plot = new Exhibit.Plot(text(), text(), list(1, this::series),
                optional(() -> new Exhibit.Band(text(), -1, Math.abs(number()))));
        return new Exhibit(text(), text(), list(0, this::note), Optional.of(plot), Optional.empty());
    }

    private Exhibit table() {
        List<String> columns = list(1, this::text);
        Exhibit.Table table = new Exhibit.Table(columns,
                list(1, () -> new Exhibit.Row(columns.stream().map(column -> text()).toList())));
        return new Exhibit(text(), text(), list(0, this::note), Optional.empty(), Optional.of(table));
    }

    private Exhibit.Series series() {
        int n = 1 + stream.nextInt(5);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            x.add(number());
            y.add(-number());
        }
        return new Exhibit.Series(text(), Exhibit.Mark.values()[stream.nextInt(2)], x, y);
    }

    private Exhibit.Note note() {
        return new Exhibit.Note(text(), text());
    }

    Result unscored(EndState state) {
        return new Result(evaluation(), state, List.of(), List.of(), Optional.empty(), use(), Optional.empty());
    }

    /** Returns one state of every kind and reason. */
    List<EndState> states() {
        List<EndState> states = new ArrayList<>();
        for (EndState.Failure failure : EndState.Failure.values()) {
            states.add(new EndState.Failed(failure, text()));
        }
        for (EndState.Refusal refusal : EndState.Refusal.values()) {
            states.add(new EndState.Refused(refusal, text()));
        }
        states.add(new EndState.TimedOut(text()));
        states.add(new EndState.Cancelled(text()));
        states.add(new EndState.Abandoned(text()));
        return states;
    }

    TaskCard taskCard() {
        return new TaskCard(new TaskId("eeg", "task-" + stream.nextInt(100), 1 + stream.nextInt(9)), text(), text(), text(), text(),
                1 + stream.nextInt(50), Labels.values()[stream.nextInt(2)], stream.nextBoolean(),
                list(1, () -> metric(false)), text(), list(0, this::text), list(0, this::text), list(0, this::text),
                list(0, this::text), limits(), 1 + stream.nextInt(9));
    }

    SubmissionCard submissionCard() {
        boolean onnx = stream.nextBoolean();
        return new SubmissionCard("band-power", "1.0." + stream.nextInt(9), text(), list(1, this::text), "Apache-2.0", "eeg", "[1,2)",
                onnx ? Optional.empty() : Optional.of("a.B$C"), onnx ? Optional.of("model.onnx") : Optional.empty(),
                list(0, this::text), optional(() -> (long) stream.nextInt(1 << 30)), sha(),
                stream.nextInt(1 << 30));
    }

    private EvaluationCard evaluation() {
        Instant started = Instant.ofEpochSecond(1_790_000_000L + stream.nextInt(1_000_000), stream.nextInt(1_000_000_000));
        return new EvaluationCard("01K" + stream.nextInt(1_000_000), submissionCard(), new TaskId("eeg", "small", 1), 1, sha(),
                limits(), "0.1.0", new HostProfile(text(), text(), text(), 1 + stream.nextInt(64), 1L << 40, text(),
                        Isolation.values()[stream.nextInt(2)], list(0, this::text), text()),
                sha().hex(), optional(this::sha), started, started.plusSeconds(stream.nextInt(100)));
    }

    private Metric metric(boolean pooled) {
        boolean bounded = stream.nextBoolean();
        return new Metric("metric-" + stream.nextInt(9), text(), text(), Direction.values()[stream.nextInt(2)],
                bounded ? 0 : Double.NEGATIVE_INFINITY, bounded ? 1 : Double.POSITIVE_INFINITY,
                stream.nextBoolean() ? OptionalDouble.of(number()) : OptionalDouble.empty(), pooled, text(), Optional.empty(),
                optional(() -> "group"));
    }

    private Limits limits() {
        return new Limits(1L << 31, 64, duration(), duration(), duration(), 1L << 28, 1 << 16, 1L << 26, 1L << 40);
    }

    private Use use() {
        return new Use(duration(), duration(), 1L << 30, stream.nextInt(9), stream.nextInt(1_000));
    }

    private ItemScore itemScore() {
        return new ItemScore(text(), text(), text(), number());
    }

    private Summary summary() {
        return new Summary("metric-1", number(), stream.nextBoolean() ? OptionalDouble.of(Math.abs(number())) : OptionalDouble.empty(),
                optional(() -> new Summary.Interval(number(), number(), "bootstrap")), 1 + stream.nextInt(99));
    }

    private Duration duration() {
        return Duration.ofSeconds(stream.nextInt(100_000), stream.nextInt(1_000_000_000));
    }

    private Sha256 sha() {
        return Sha256.of(new byte[] {(byte) stream.nextInt(256), (byte) stream.nextInt(256)});
    }

    private String text() {
        return TEXTS.get(stream.nextInt(TEXTS.size()));
    }

    private double number() {
        return NUMBERS[stream.nextInt(NUMBERS.length)];
    }

    private <T> Optional<T> optional(Supplier<T> of) {
        return stream.nextBoolean() ? Optional.of(of.get()) : Optional.empty();
    }

    private <T> List<T> list(int fewest, Supplier<T> of) {
        List<T> items = new ArrayList<>();
        for (int i = stream.nextInt(3) + fewest; i > 0; i--) {
            items.add(of.get());
        }
        return items;
    }
}

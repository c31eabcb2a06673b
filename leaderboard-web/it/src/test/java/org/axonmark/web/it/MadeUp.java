package org.axonmark.web.it;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Chart;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Raster;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.RoundCommitment;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.UnitFact;
import org.axonmark.results.format.Use;
import org.axonmark.results.statistics.Summaries;

/** Made-up tasks and results, with hostile texts and numbers in every place that somebody can fill. */
final class MadeUp {

    static final String HOSTILE = "<script>document.title='owned'</script><img src=x>\u202e\u001b[2J\u009b";
    private static final Limits LIMITS = new Limits(
            1 << 30, 64, Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9), 1, 1, 1 << 20, 1);
    static final TaskCard TASK = task("made-up", "Made up", 12);
    static final TaskCard FEW = task("few", "Few units", 4);
    static final TaskCard ROUND = task("rounds", "By rounds", 12, Labels.ROUND);
    /** Has an open round. */
    static final TaskCard HELD = task("held", "Held back", 12, Labels.ROUND);
    /** Has the id of a task that the program knows too. */
    static final TaskCard REAL = real();
    static final String SEED = "07".repeat(32);
    static final Sha256 COMMITMENT = RoundCommitment.of(HexFormat.of().parseHex(SEED));
    /** Has costs, and metrics in groups. */
    static final TaskCard PRICED = priced();

    private MadeUp() {}

    private static TaskCard task(String name, String title, int units) {
        return task(name, title, units, Labels.OPEN);
    }

    private static TaskCard task(String name, String title, int units, Labels labels) {
        Metric metric = new Metric(
                "accuracy", "accuracy", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false, "share right");
        return new TaskCard(new TaskId("eeg", name, 1), title, "A task.", "c.C", "unit", units, labels, false,
                List.of(metric), "x", List.of("p"), List.of("made-up@1"), List.of("C"), List.of("constant"), LIMITS, 1);
    }

    private static TaskCard real() {
        return new TaskCard(new TaskId("spiking", "static-sample", 1), "As the program has it", TASK.summary(), TASK.contract(),
                TASK.unit(),
                TASK.units(), TASK.labels(), false, TASK.metrics(), "x", TASK.protocol(), List.of(), List.of(), List.of(), LIMITS, 1);
    }

    static Result result(String evaluation, String submission, String title, TaskCard task, double mean, Isolation isolation) {
        List<ItemScore> scores = new ArrayList<>();
        for (int unit = 0; unit < task.units(); unit++) {
            scores.add(new ItemScore("i" + unit, "unit-" + unit, "accuracy", mean + (unit % 2 == 0 ? 0.01 : -0.01)));
        }
        SubmissionCard jar = new SubmissionCard(submission, "1.0.0", title, List.of("A"), "MIT", "eeg", "[1,2)",
                Optional.of("a.B"), Optional.empty(), List.of(), Optional.empty(), Sha256.of(new byte[] {1}), 1);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", isolation, List.of(), "unavailable");
        EvaluationCard card = new EvaluationCard(evaluation, jar, task.id(), 1, Sha256.of(new byte[0]), LIMITS, "test", host,
                "00".repeat(32), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
        List<Breakdown> breakdowns = List.of(
                new Breakdown("accuracy", "depth", true, List.of(level("2", mean - 0.1), level("3", mean))),
                new Breakdown("accuracy", "budget", true, List.of(level(task, "16", mean - 0.1, 16), level(task, "64", mean, 64)),
                        Optional.of(new Breakdown.Axis("queries", Breakdown.Scale.LOGARITHMIC, true))),
                new Breakdown("accuracy", "family", false, List.of(level("easy", mean), level(HOSTILE, mean - 0.2))));
        return new Result(card, new EndState.Scored(), scores, Summaries.of(task, scores, Map.of()), Optional.empty(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), Optional.empty(), breakdowns, exhibits(),
                List.of(new UnitFact("unit-0", "edges", "900"), new UnitFact("unit-1", "edges", "1024"),
                        new UnitFact("unit-1", HOSTILE.substring(0, 40), HOSTILE)));
    }

    private static Breakdown.Level level(TaskCard task, String name, double value, double at) {
        Optional<Summary.Interval> interval = task.units() < 10 ? Optional.empty()
                : Optional.of(new Summary.Interval(value - 0.1, value + 0.1, "bootstrap"));
        return new Breakdown.Level(name, value, interval, 4, OptionalDouble.of(at), Optional.empty());
    }

    /** The largest network that a task draws: 8 layers of 4 heads, as many edges as are drawn. */
    private static Drawing drawing() {
        List<Drawing.Node> nodes = new ArrayList<>();
        for (int layer = 0; layer < 8; layer++) {
            for (int head = 0; head < 4; head++) {
                nodes.add(new Drawing.Node("a" + layer + "." + head, 2 * layer, head, List.of("q", "k", "v")));
            }
            nodes.add(new Drawing.Node("m" + layer, 2 * layer + 1, 4, List.of()));
        }
        nodes.add(new Drawing.Node(HOSTILE.substring(0, 25) + HOSTILE.substring(HOSTILE.length() - 10), 16, 2, List.of()));
        List<Drawing.Edge> edges = new ArrayList<>();
        for (int to = nodes.size() - 1; to > 0; to--) {
            for (int from = 0; from < to; from++) {
                boolean head = !nodes.get(to).ports().isEmpty();
                if (nodes.get(from).row() < nodes.get(to).row() && edges.size() < Drawing.MAX_EDGES) {
                    edges.add(
                            new Drawing.Edge(from, to, head ? Optional.of("v") : Optional.empty(),
                                    List.of(Drawing.Kind.FOUND, Drawing.Kind.MISSED, Drawing.Kind.WRONG).get(edges.size() % 3),
                                    edges.size() + 1, OptionalDouble.of(1.0 / (edges.size() + 1))));
                }
            }
        }
        return new Drawing(nodes, edges, 624);
    }

    private static Breakdown.Level level(String name, double value) {
        return new Breakdown.Level(name, value, Optional.empty(), 4);
    }

    /** A plot with numbers as large as there are, and a table. */
    private static List<Exhibit> exhibits() {
        Exhibit.Plot plot = new Exhibit.Plot("x", "y", List.of(
                new Exhibit.Series("black box", Exhibit.Mark.LINE, List.of(0.0, 1.0, 2.0), List.of(-1.0, 3.0, 2.0)),
                new Exhibit.Series("hypothesis", Exhibit.Mark.LINE, List.of(0.0, 1.0), List.of(-Double.MAX_VALUE, Double.MAX_VALUE)),
                new Exhibit.Series("answers", Exhibit.Mark.POINTS, List.of(1.0), List.of(Double.MAX_VALUE))),
                Optional.of(new Exhibit.Band("corrupted", 0.5, 1)));
        Exhibit.Table table = new Exhibit.Table(List.of("input", "truth"), List.of(new Exhibit.Row(List.of("abc", HOSTILE))));
        List<Exhibit.Note> notes = List.of(new Exhibit.Note("hypothesis", HOSTILE));
        return List.of(new Exhibit("block-00/16", "A function", notes, Optional.of(plot), Optional.empty()),
                new Exhibit("block-00/64", "A text", notes, Optional.empty(), Optional.of(table)),
                new Exhibit("i0", "Network one", notes, drawing()),
                new Exhibit("i1", "Network two", notes, new Drawing(List.of(new Drawing.Node("only", 0, 0, List.of())), List.of(), 1)));
    }

    /** Returns a result of the open round: scores of units, and nothing that shows one. */
    static Result held(String evaluation, String submission, double mean) {
        Result plain = result(evaluation, submission, "Held " + submission, HELD, mean, Isolation.FULL);
        EvaluationCard card = plain.evaluation();
        EvaluationCard on = new EvaluationCard(card.id(), card.submission(), HELD.id(), 1, card.dataset(), LIMITS, "test", card.host(),
                card.secret(), Optional.of(COMMITMENT), Instant.EPOCH, Instant.EPOCH);
        return new Result(on, plain.state(), plain.itemScores(), plain.summaries(), Optional.empty(), plain.use(), Optional.empty());
    }

    static Result failed() {
        Result scored = result("e5", "crashing", "Crashing", TASK, 0.5, Isolation.FULL);
        return new Result(scored.evaluation(), new EndState.Failed(EndState.Failure.CRASHED, HOSTILE), List.of(), List.of(),
                Optional.empty(), scored.use(), Optional.empty());
    }

    /** Hostile in every text and number that somebody can report of himself. */
    static Result hostile() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        SubmissionCard jar = new SubmissionCard("claimed", "1.0.0", HOSTILE, List.of(HOSTILE), HOSTILE, HOSTILE, HOSTILE,
                Optional.of(HOSTILE), Optional.of(HOSTILE), List.of(HOSTILE), Optional.empty(), Sha256.of(new byte[] {2}), -1);
        HostProfile host = new HostProfile(HOSTILE, HOSTILE, HOSTILE, -1, -1, HOSTILE, Isolation.FULL, List.of(HOSTILE), HOSTILE);
        Limits limits = new Limits(-1, -1, longest, longest, longest, -1, -1, -1, -1);
        EvaluationCard card = new EvaluationCard("e6", jar, TASK.id(), 1, Sha256.of(new byte[0]), limits, HOSTILE, host, HOSTILE,
                Optional.empty(), Instant.MAX, Instant.MIN);
        List<Summary> summaries = List.of(new Summary("accuracy", Double.MAX_VALUE, OptionalDouble.of(-Double.MAX_VALUE),
                Optional.of(new Summary.Interval(Double.MAX_VALUE, -Double.MAX_VALUE, HOSTILE)), -1),
                new Summary(HOSTILE, -1, OptionalDouble.empty(), Optional.empty(), 1));
        return new Result(card, new EndState.Scored(), List.of(new ItemScore(HOSTILE, HOSTILE, "accuracy", 1e300)), summaries,
                Optional.of(new NullScore(-1, Double.MAX_VALUE, -1, -1)), new Use(longest, longest, -1, -1, -1), Optional.empty());
    }

    private static TaskCard priced() {
        List<Metric> metrics = List.of(TASK.mainMetric().in("score"),
                new Metric("energy", "energy by a profile", "mJ", Direction.LOWER, 0, Double.POSITIVE_INFINITY, OptionalDouble.empty(),
                        false,
                        "Made-up prices.", Optional.of("the submission is a graph")).in("energy"),
                new Metric("parameters", "parameters", "parameters", Direction.LOWER, 0, Double.POSITIVE_INFINITY, OptionalDouble.empty(),
                        true,
                        "Numbers stored.", Optional.of("the submission is a graph")).in("inside"),
                new Metric("error", "error", "share", Direction.LOWER, 0, 1, OptionalDouble.empty(), true,
                        "No cost, though less is better.")
                        .in("inside"));
        return new TaskCard(new TaskId("eeg", "priced", 1), "With costs", "A task.", "c.C", "unit", 150, Labels.OPEN, true, metrics, "x",
                List.of("p"), List.of(), List.of(), List.of(), LIMITS, 1);
    }

    /** Returns a result of the task with costs; without energy, its remark says why there is none. */
    static Result priced(String evaluation, String submission, double mean, OptionalDouble energy) {
        Result plain = result(evaluation, submission, "Priced " + submission, TASK, mean, Isolation.FULL);
        List<ItemScore> scores = new ArrayList<>();
        for (int unit = 0; unit < PRICED.units(); unit++) {
            String name = "unit-" + unit;
            scores.add(new ItemScore(name, name, "accuracy", mean + (unit % 2 == 0 ? 0.01 : -0.01)));
            energy.ifPresent(value -> scores.add(new ItemScore(name, name, "energy", value)));
        }
        Map<String, Double> pooled = energy.isPresent() ? Map.of("parameters", 1e6, "error", 0.1) : Map.of("error", 0.1);
        EvaluationCard card = plain.evaluation();
        EvaluationCard evaluated =
                new EvaluationCard(card.id(), card.submission(), PRICED.id(), 1, card.dataset(), LIMITS, "test", card.host(),
                        card.secret(), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
        return new Result(evaluated, new EndState.Scored(), scores, Summaries.of(PRICED, scores, pooled), Optional.empty(), plain.use(),
                Optional.empty(), List.of(), energy.isPresent() ? List.of(raster("unit-0"), raster("unit-1")) : List.of(), List.of(),
                energy.isPresent() ? List.of(chart()) : List.of(),
                List.of(new Exhibit.Note("operations", energy.isPresent() ? "counted" : "not measured: " + HOSTILE)));
    }

    private static Chart chart() {
        return new Chart("Operations by rule", HOSTILE, "rule", List.of(new Chart.Column("additions", "operations"),
                new Chart.Column("multiplications", "operations"), new Chart.Column(HOSTILE.substring(0, 40), "share")),
                List.of(new Chart.Row("rule-1", List.of(200.0, 50.0, 0.25)),
                        new Chart.Row(HOSTILE.substring(0, 40), List.of(0.0, Double.MAX_VALUE, 0.0)),
                        new Chart.Row("rule-2", List.of(1e3, 0.0, 1.0))));
    }

    /** As many spikes as may be, in the form that takes most room. */
    private static Exhibit raster(String item) {
        Raster.Layer layer = new Raster.Layer(HOSTILE.substring(0, 40), 64, 4096, 8192, Collections.nCopies(64, "01".repeat(64)));
        return new Exhibit(item, "Spikes of " + item, List.of(), new Raster("time step", Collections.nCopies(3, layer)));
    }
}

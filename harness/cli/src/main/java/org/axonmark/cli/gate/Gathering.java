package org.axonmark.cli.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.plan.Plan;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.engine.run.SideBySide;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;

/** Evaluates and times two submissions on a task, and lays out what they have in common. */
public final class Gathering {

    private static final ErrorCode NOT_COMPARABLE = ErrorCode.user("not-comparable");
    private static final String CPU = "cpu-time";
    private static final String WALL = "wall-time";
    private static final String MEMORY = "peak-memory";

    /** Ids of what is measured besides a task's metrics. */
    public static final Set<String> TIMED = Set.of(CPU, WALL, MEMORY);

    private static final Threshold USUAL_CPU = new Threshold(0.025, true);
    private static final Threshold USUAL_WALL = new Threshold(0.10, true);
    private static final Threshold USUAL_MEMORY = new Threshold(0.20, true);

    private final Evaluator.Places places;
    private final Archive archive;
    private final Evaluator evaluator;
    private final Settings settings;
    private final Function<String, Progress> progress;
    private @Nullable SideBySide<?> timed;
    private boolean cancelled;

    /**
     * What holds for all tasks of a gate.
     *
     * @param isolation how submissions are kept apart
     * @param timing most time by the clock to time one task; zero to time nothing
     * @param thresholds by id of a metric, or of one of {@link #TIMED}
     * @param metrics ids that are compared; empty for all
     */
    public record Settings(Isolation isolation, Duration timing, Map<String, Threshold> thresholds, Set<String> metrics) {

        /** Copies map and set. */
        public Settings {
            thresholds = Map.copyOf(thresholds);
            metrics = Set.copyOf(metrics);
        }

        boolean wants(String id) {
            return metrics.isEmpty() || metrics.contains(id);
        }

        Threshold threshold(String id, Threshold usual) {
            return thresholds.getOrDefault(id, usual);
        }
    }

    /**
     * Creates one.
     *
     * @param archive of the gate's own: what is evaluated for a gate is never published
     * @param progress told how far something is, by its title
     */
    public Gathering(Evaluator.Places places, Archive archive, Settings settings, Function<String, Progress> progress) {
        this.places = places;
        this.archive = archive;
        this.evaluator = new Evaluator(places, archive);
        this.settings = settings;
        this.progress = progress;
    }

    /** Ends what is running and lets nothing else begin. */
    public synchronized void cancel() {
        cancelled = true;
        evaluator.cancel();
        if (timed != null) {
            timed.cancel();
        }
    }

    private synchronized void times(@Nullable SideBySide<?> sides) {
        if (cancelled) {
            throw new AxonmarkException(ErrorCode.user("gate-stopped"), "the gate was stopped; nothing was judged");
        }
        timed = sides;
    }

    /** Evaluates a candidate that has no baseline yet. */
    public Evidence alone(Path candidate, Task<?> task) {
        return new Evidence(task.card(), evaluate(candidate, task, Plan.freshSecret(), Optional.empty()), Optional.empty(), List.of(),
                OptionalInt.empty(), List.of());
    }

    /** Evaluates a candidate as a stored result was evaluated: the same round, the same order and batches. */
    public Evidence besideResult(Path candidate, Task<?> task, Result stored, Optional<byte[]> roundSeed) {
        Result result = evaluate(candidate, task, stored.evaluation().secret(), roundSeed);
        return besideResult(task.card(), result, stored);
    }

    /**
     * Lays out what a candidate's result and a stored one have in common.
     *
     * @throws AxonmarkException if nothing can be paired
     */
    Evidence besideResult(TaskCard card, Result result, Result stored) {
        List<Measure> measures = scores(card, stored, result);
        List<String> notes = new ArrayList<>(
                List.of("time and memory are not compared: the baseline is a result, and only two JARs can be timed beside each other"));
        if (Evidence.isScored(result)) {
            List<String> apart = apart(card, stored, result);
            if (measures.isEmpty()) {
                throw new AxonmarkException(NOT_COMPARABLE, "nothing of the candidate and the baseline of " + card.id()
                        + " can be compared: " + (apart.isEmpty() ? "no metric that was asked for has scores of units on both"
                                : "they have scores of other units for " + String.join(", ", apart))
                        + "; give the baseline's JAR, which is evaluated anew");
            }
            apart.forEach(metric -> notes.add(metric + " is not compared: candidate and baseline have scores of other units"));
        }
        return new Evidence(card, result, Optional.of(stored), measures, OptionalInt.empty(), notes);
    }

    /** Evaluates both, then times them beside each other. */
    public Evidence besideJar(Path candidate, Task<?> task, Path baseline) {
        String secret = Plan.freshSecret();
        Result before = evaluate(baseline, task, secret, Optional.empty());
        Result after = evaluate(candidate, task, secret, Optional.empty());
        List<Measure> measures = new ArrayList<>(scores(task.card(), before, after));
        boolean times = !settings.timing().isZero() && TIMED.stream().anyMatch(settings::wants);
        if (!times || !Evidence.isScored(before) || !Evidence.isScored(after)) {
            return new Evidence(task.card(), after, Optional.of(before), measures, OptionalInt.empty(),
                    times ? List.of() : List.of("time and memory are not compared: this was not asked for"));
        }
        List<Timing.Session> sessions = time(candidate, task, baseline);
        measures.addAll(timed(task.card(), sessions));
        return new Evidence(task.card(), after, Optional.of(before), measures, OptionalInt.of(sessions.size()), List.of());
    }

    private Result evaluate(Path jar, Task<?> task, String secret, Optional<byte[]> roundSeed) {
        return evaluator.evaluate(new Order(jar, task, settings.isolation(), false, roundSeed), secret,
                progress.apply(task.card().id() + ", " + jar.getFileName()));
    }

    private List<Measure> scores(TaskCard card, Result before, Result after) {
        if (!Evidence.isScored(before) || !Evidence.isScored(after)) {
            return List.of();
        }
        if (!before.evaluation().dataset().equals(after.evaluation().dataset())
                || before.evaluation().scorerVersion() != after.evaluation().scorerVersion()) {
            throw new AxonmarkException(NOT_COMPARABLE, "the baseline of " + card.id() + " was scored by scorer "
                    + before.evaluation().scorerVersion() + " on data " + before.evaluation().dataset().hex().substring(0, 8)
                    + ", the candidate by scorer " + after.evaluation().scorerVersion() + " on data "
                    + after.evaluation().dataset().hex().substring(0, 8) + "; give the baseline's JAR, which is evaluated anew");
        }
        List<Measure> measures = new ArrayList<>();
        for (Metric metric : card.metrics()) {
            Map<String, Double> first = Summaries.byUnit(before.itemScores(), metric.id());
            Map<String, Double> second = Summaries.byUnit(after.itemScores(), metric.id());
            if (!metric.pooled() && settings.wants(metric.id()) && !first.isEmpty() && first.keySet().equals(second.keySet())) {
                List<Measure.Pair> pairs = first.entrySet().stream()
                        .map(unit -> new Measure.Pair(unit.getKey(), unit.getValue(), second.getOrDefault(unit.getKey(), Double.NaN)))
                        .toList();
                measures.add(new Measure(card.id(), Measure.Kind.SCORE, metric.id(), metric.title(), metric.unitOfMeasure(),
                        metric.direction(), card.unit(), pairs, settings.threshold(metric.id(), Threshold.usual(metric))));
            }
        }
        return measures;
    }

    /** Returns the metrics that both have, but not of the same units. */
    private List<String> apart(TaskCard card, Result before, Result after) {
        return card.metrics().stream().filter(metric -> !metric.pooled()).map(Metric::id).filter(settings::wants).filter(id -> {
            Set<String> first = Summaries.byUnit(before.itemScores(), id).keySet();
            Set<String> second = Summaries.byUnit(after.itemScores(), id).keySet();
            return !first.isEmpty() && !second.isEmpty() && !first.equals(second);
        }).toList();
    }

    private List<Timing.Session> time(Path candidate, Task<?> task, Path baseline) {
        Progress told = progress.apply(task.card().id() + ", timing");
        Order before = new Order(baseline, task, settings.isolation(), false, Optional.empty());
        Order after = new Order(candidate, task, settings.isolation(), false, Optional.empty());
        double least = StrictMath.log1p(settings.threshold(CPU, USUAL_CPU).size());
        int[] count = new int[1];
        return Timing.sessions(() -> {
            told.report("pairs of workers", count[0], Timing.MOST);
            boolean swapped = count[0]++ % 2 == 1;
            try (SideBySide<?> sides =
                    SideBySide.of(places, archive, swapped ? after : before, swapped ? before : after, Progress.none())) {
                times(sides);
                Timing.Session session = Timing.session(sides, swapped);
                times(null);
                return session;
            }
        }, least, System.nanoTime() + settings.timing().toNanos());
    }

    private List<Measure> timed(TaskCard card, List<Timing.Session> sessions) {
        List<Measure> measures = new ArrayList<>();
        measures.add(measure(card, Measure.Kind.CPU, CPU, "CPU time of a call", "ms", pairs(sessions, Timing.Session::cpu), USUAL_CPU));
        measures.add(measure(card, Measure.Kind.WALL, WALL, "time of a call by the clock", "ms", pairs(sessions, Timing.Session::wall),
                USUAL_WALL));
        measures.add(measure(card, Measure.Kind.MEMORY, MEMORY, "peak memory of a worker", "MiB", pairs(sessions, Timing.Session::peak),
                USUAL_MEMORY));
        return measures.stream().filter(measure -> settings.wants(measure.id()) && !measure.pairs().isEmpty())
                .filter(measure -> measure.kind() != Measure.Kind.WALL || settings.thresholds().containsKey(WALL)
                        || settings.metrics().contains(WALL))
                .toList();
    }

    private Measure measure(TaskCard card, Measure.Kind kind, String id, String title, String unitOfMeasure, List<Measure.Pair> pairs,
            Threshold usual) {
        return new Measure(card.id(), kind, id, title, unitOfMeasure, Direction.LOWER, "session", pairs,
                settings.threshold(id, usual));
    }

    private static List<Measure.Pair> pairs(List<Timing.Session> sessions, Function<Timing.Session, Timing.Times> what) {
        List<Measure.Pair> pairs = new ArrayList<>();
        for (Timing.Session session : sessions) {
            Timing.Times times = what.apply(session);
            if (times.baseline() > 0 && times.candidate() > 0) {
                pairs.add(new Measure.Pair("session " + (pairs.size() + 1), times.baseline(), times.candidate()));
            }
        }
        return pairs;
    }
}

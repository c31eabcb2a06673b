package org.axonmark.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;

/** What a score is set against: an amount of which less is better. */
public sealed interface Cost {

    /** Returns the name in addresses, kebab-case. */
    String id();

    /** Returns the name for people. */
    String title();

    /** Returns the unit of measure. */
    String unitOfMeasure();

    /** Returns one or two sentences on how it is made. */
    String definition();

    /** Returns the heading under which it is offered. */
    String group();

    /** Returns what a result cost, nothing where it was not measured. */
    OptionalDouble of(Result result);

    /** Returns why a result has no such cost. */
    String missing(Result result);

    /** Returns the costs that a task's results can have: its metrics that are amounts of which less is better, then what every evaluation uses. */
    static List<Cost> all(TaskCard card) {
        List<Cost> costs = new ArrayList<>();
        card.metrics().stream().filter(metric -> metric.direction() == Direction.LOWER && Double.isInfinite(metric.highest())
                && !metric.equals(card.mainMetric())).forEach(metric -> costs.add(new OfMetric(metric)));
        costs.addAll(List.of(Used.values()));
        return costs;
    }

    /**
     * A metric of the task.
     *
     * @param metric the metric
     */
    record OfMetric(Metric metric) implements Cost {

        @Override
        public String id() {
            return metric.id();
        }

        @Override
        public String title() {
            return metric.title();
        }

        @Override
        public String unitOfMeasure() {
            return metric.unitOfMeasure();
        }

        @Override
        public String definition() {
            return metric.definition();
        }

        @Override
        public String group() {
            return metric.group().orElse("metrics");
        }

        @Override
        public OptionalDouble of(Result result) {
            return result.summaries().stream().filter(summary -> summary.metric().equals(metric.id())).mapToDouble(Summary::value)
                    .filter(value -> Double.isFinite(value) && value >= 0).findFirst();
        }

        /** What the scorer remarked says it best; else the metric's own condition does. */
        @Override
        public String missing(Result result) {
            return result.remarks().isEmpty()
                    ? metric.condition().map(when -> "not measured: only where " + when).orElse("not measured")
                    : result.remarks().stream().map(remark -> remark.name() + " " + remark.text()).collect(Collectors.joining("; "));
        }
    }

    /** What the host observed of every evaluation. */
    enum Used implements Cost {
        /** CPU time. */
        CPU("used-cpu", "CPU time", "s",
                "CPU time of all workers of the evaluation, as its host observed it; another host may take another time.") {
            @Override
            public OptionalDouble of(Result result) {
                return above(seconds(result.use().cpu()));
            }
        },
        /** Time. */
        WALL("used-time", "time", "s",
                "From the first worker's start to the last answer, as the host observed it; another host may take another time.") {
            @Override
            public OptionalDouble of(Result result) {
                return above(seconds(result.use().wall()));
            }
        },
        /** Memory. */
        MEMORY("used-memory", "peak memory", "bytes", "Highest memory of any worker of the evaluation, as its host observed it.") {
            @Override
            public OptionalDouble of(Result result) {
                return above((double) result.use().peakMemoryBytes());
            }
        },
        /** Size. */
        JAR("jar-size", "size of the JAR", "bytes", "All that was handed in, compressed.") {
            @Override
            public OptionalDouble of(Result result) {
                return above((double) result.evaluation().submission().jarBytes());
            }
        };

        private static final double NANOS = 1e9;

        private final String id;
        private final String title;
        private final String unitOfMeasure;
        private final String definition;

        Used(String id, String title, String unitOfMeasure, String definition) {
            this.id = id;
            this.title = title;
            this.unitOfMeasure = unitOfMeasure;
            this.definition = definition;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public String unitOfMeasure() {
            return unitOfMeasure;
        }

        @Override
        public String definition() {
            return definition;
        }

        @Override
        public String group() {
            return "evaluation";
        }

        @Override
        public String missing(Result result) {
            return "not measured: the host could not read it";
        }

        private static double seconds(Duration duration) {
            return duration.getSeconds() + duration.getNano() / NANOS;
        }

        private static OptionalDouble above(double value) {
            return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
    }

    /** Returns those that at least one result has. */
    static List<Cost> measured(TaskCard card, List<Row> rows) {
        return all(card).stream().filter(cost -> rows.stream().anyMatch(row -> cost.of(row.kept().result()).isPresent())).toList();
    }

    /** Returns the cost of an id, else the first; nothing if there is none. */
    static Stream<Cost> named(List<Cost> costs, String id) {
        return Stream.concat(costs.stream().filter(cost -> cost.id().equals(id)), costs.stream()).limit(1);
    }
}

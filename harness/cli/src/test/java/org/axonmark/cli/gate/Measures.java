package org.axonmark.cli.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.TaskId;

/** Measures made for tests. */
final class Measures {

    static final TaskId TASK = new TaskId("functions", "made-up", 1);

    private Measures() {}

    /** A score from 0 to 1 with a threshold of one point. */
    static Measure score(String id, Direction direction, int units, IntToDoubleFunction baseline, IntToDoubleFunction candidate) {
        return new Measure(TASK, Measure.Kind.SCORE, id, "title of " + id, "share", direction, "block", pairs(units, baseline, candidate),
                new Threshold(0.01, false));
    }

    /** CPU time with a threshold of 2.5 %. */
    static Measure cpu(int sessions, IntToDoubleFunction baseline, IntToDoubleFunction candidate) {
        return new Measure(TASK, Measure.Kind.CPU, "cpu-time", "CPU time of a call", "ms", Direction.LOWER, "session",
                pairs(sessions, baseline, candidate), new Threshold(0.025, true));
    }

    /** Peak memory with a threshold of 20 %. */
    static Measure memory(int sessions, IntToDoubleFunction baseline, IntToDoubleFunction candidate) {
        return new Measure(TASK, Measure.Kind.MEMORY, "peak-memory", "peak memory of a worker", "MiB", Direction.LOWER, "session",
                pairs(sessions, baseline, candidate), new Threshold(0.2, true));
    }

    private static List<Measure.Pair> pairs(int units, IntToDoubleFunction baseline, IntToDoubleFunction candidate) {
        List<Measure.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            pairs.add(new Measure.Pair("unit " + i, baseline.applyAsDouble(i), candidate.applyAsDouble(i)));
        }
        return pairs;
    }
}

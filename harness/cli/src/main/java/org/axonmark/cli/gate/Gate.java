package org.axonmark.cli.gate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.engine.plan.EvaluationId;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskId;
import org.axonmark.task.Task;

/** One gate: evidence of every task, judged together, and whatever looks like a regression looked at once more. */
public final class Gate {

    private final Gathering gathering;

    /** Creates a gate. */
    public Gate(Gathering gathering) {
        this.gathering = gathering;
    }

    /** What the candidate is compared with. */
    public sealed interface Baseline {

        /** Another JAR, evaluated anew. */
        record Jar(Path jar) implements Baseline {}

        /**
         * Results that were stored.
         *
         * @param results by task
         * @param roundSeeds seeds of the rounds that these results are of, by task
         */
        record Stored(Map<TaskId, Result> results, Map<TaskId, byte[]> roundSeeds) implements Baseline {

            /** Copies the maps. */
            public Stored {
                results = Map.copyOf(results);
                roundSeeds = Map.copyOf(roundSeeds);
            }
        }

        /** Nothing yet. */
        record None() implements Baseline {}
    }

    /** Runs the gate. */
    public GateReport run(Path candidate, Baseline baseline, List<Task<?>> tasks) {
        Instant begun = Instant.now();
        List<Evidence> evidence = new ArrayList<>();
        for (Task<?> task : tasks) {
            Evidence one = gather(candidate, baseline, task);
            evidence.add(one);
            if (!one.isScored()) {
                break;
            }
        }
        boolean scored = evidence.stream().allMatch(Evidence::isScored);
        List<Finding> findings = scored ? judged(candidate, baseline, tasks, evidence) : List.of();
        return new GateReport(EvaluationId.next(begun), begun, evidence, findings, Ruler.measure(), List.of(), List.of());
    }

    private List<Finding> judged(Path candidate, Baseline baseline, List<Task<?>> tasks, List<Evidence> evidence) {
        List<Finding> findings = Judge.judge(evidence.stream().flatMap(one -> one.measures().stream()).toList());
        List<Finding> worse = findings.stream().filter(finding -> finding.verdict() == Verdict.REGRESSION).toList();
        List<Measure> again = new ArrayList<>();
        for (Task<?> task : tasks) {
            List<String> ids = worse.stream().filter(finding -> finding.measure().task().equals(task.card().id()))
                    .map(finding -> finding.measure().id()).toList();
            if (!ids.isEmpty()) {
                gather(candidate, baseline, task).measures().stream().filter(measure -> ids.contains(measure.id())).forEach(again::add);
            }
        }
        return Judge.confirm(findings, again);
    }

    private Evidence gather(Path candidate, Baseline baseline, Task<?> task) {
        TaskId id = task.card().id();
        return switch (baseline) {
            case Baseline.Jar jar -> gathering.besideJar(candidate, task, jar.jar());
            case Baseline.Stored stored -> {
                Result result = stored.results().get(id);
                yield result == null ? gathering.alone(candidate, task)
                        : gathering.besideResult(candidate, task, result, Optional.ofNullable(stored.roundSeeds().get(id)));
            }
            case Baseline.None _ -> gathering.alone(candidate, task);
        };
    }
}

package org.axonmark.cli.gate;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.format.Summary;

/** What is kept of a gate for the history: one number for each measure of the candidate. */
final class Values {

    private Values() {}

    /**
     * A number.
     *
     * @param task id of the task
     * @param measure id of the measure
     * @param unitOfMeasure of the value
     * @param value the candidate's mean; times as multiples of the ruler
     */
    record Value(String task, String measure, String unitOfMeasure, double value) {}

    /** Returns the candidate's values: its metrics, and what was timed. Times of the clock are left out: they tell more of the machine. */
    static List<Value> of(GateReport report) {
        List<Value> values = new ArrayList<>();
        double ruler = report.ruler().toNanos() / 1e6;
        for (Evidence evidence : report.evidence()) {
            String task = evidence.card().id().toString();
            for (Summary summary : evidence.candidate().summaries()) {
                evidence.card().metrics().stream().filter(metric -> metric.id().equals(summary.metric())).findAny()
                        .ifPresent(metric -> values.add(new Value(task, metric.id(), metric.unitOfMeasure(), summary.value())));
            }
            for (Measure measure : evidence.measures()) {
                switch (measure.kind()) {
                    case CPU -> values.add(new Value(task, measure.id(), "rulers", measure.candidate() / ruler));
                    case MEMORY -> values.add(new Value(task, measure.id(), measure.unitOfMeasure(), measure.candidate()));
                    case SCORE, WALL -> {
                    }
                }
            }
        }
        return values;
    }
}

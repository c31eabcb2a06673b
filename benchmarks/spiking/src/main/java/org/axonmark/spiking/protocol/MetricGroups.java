package org.axonmark.spiking.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.axonmark.results.format.Metric;

/** The headings under which a result shows the suite's metrics. */
final class MetricGroups {

    /** The figure that a board shows first: operations and the memory that they move. */
    private static final String HEADLINE = "energy-horowitz-step-composite-v1-";

    private enum Group {
        SCORE, ROBUSTNESS, ENERGY, OPERATIONS, INSIDE
    }

    private MetricGroups() {}

    /** Returns the metrics, some of them of answers, with their groups: one group after the other; within a group they stay as they stand, the headline of energies first. */
    static List<Metric> parted(List<Metric> metrics, List<Metric> ofAnswers) {
        Comparator<Metric> order = Comparator.<Metric, Group>comparing(metric -> group(metric, ofAnswers))
                .thenComparing(metric -> !metric.id().startsWith(HEADLINE));
        return metrics.stream().sorted(order).map(metric -> metric.in(group(metric, ofAnswers).name().toLowerCase(Locale.ROOT))).toList();
    }

    private static Group group(Metric metric, List<Metric> ofAnswers) {
        String id = metric.id();
        if (ofAnswers.contains(metric)) {
            return Group.SCORE;
        }
        if (id.startsWith("energy-")) {
            return Group.ENERGY;
        }
        if (metric.unitOfMeasure().equals("operations")) {
            return Group.OPERATIONS;
        }
        if (id.contains("-drop-") || id.contains("-noise-") || id.contains("-at-")) {
            return Group.ROBUSTNESS;
        }
        return Group.INSIDE;
    }
}

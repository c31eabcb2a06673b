package org.axonmark.circuits.trained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.axonmark.circuits.protocol.Asking;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.circuits.score.AveragePrecision;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.metrics.Classification;

/** Measures scores of edges by the heads and MLPs that they put first; what is read of embeddings and positions is in every circuit. */
final class NodeMarking {

    static final String AUROC = "node-auroc";
    static final String STABILITY = "stability";
    private static final String PRECISION = "node-precision";

    private NodeMarking() {}

    /** Returns the metrics, for the card; the first is ranked. */
    static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                metric(AUROC, "AUROC, heads and MLPs", "share", 1, OptionalDouble.of(0.5),
                        "Probability that a head or MLP that holds a part of the program scores above another, ties counted half; a node has the"
                                + " highest score of its edges. Mean over the budgets |E|/16, |E|/4 and |E|, then over networks."),
                metric(PRECISION, "AUPRC/density, heads and MLPs", "ratio", Double.POSITIVE_INFINITY, OptionalDouble.empty(),
                        "Average precision of heads and MLPs over the share of them that hold a part; mean as for the main metric."),
                metric(STABILITY, "agreement on other prompts", "share", 1, OptionalDouble.empty(),
                        "Jaccard index of the heads and MLPs put first at a budget of |E|/4 and again with other pairs of prompts in another worker,"
                                + " as many as hold a part; tied ones count by the probability that they are among these.")));
        for (Asking asking : Asking.values()) {
            if (asking != Asking.AGAIN) {
                metrics.add(
                        metric(at(asking), "AUROC, heads and MLPs, %s runs".formatted(asking.title()), "share", 1, OptionalDouble.of(0.5),
                                "The main metric at a budget of %s forward passes.%s".formatted(asking.title(),
                                        asking.ranked() ? "" : " Above the budget line: shown, not ranked.")));
            }
        }
        return metrics;
    }

    private static Metric metric(String id, String title, String unit, double highest, OptionalDouble chance, String definition) {
        return new Metric(id, title, unit, Direction.HIGHER, 0, highest, chance, false, definition);
    }

    static String at(Asking asking) {
        return asking.metric(AUROC);
    }

    /** Returns one score for each metric that each item has a share in. */
    static List<ItemScore> mark(Subject subject, Map<Asking, double[]> found) {
        List<String> writers = subject.network().graph().writers();
        int first = TrainedNetwork.FIRST_NODE;
        int[] truth = new int[writers.size() - first];
        Arrays.setAll(truth, i -> subject.circuit().has(first + i) ? 1 : 0);
        List<ItemScore> scores = new ArrayList<>();
        found.forEach((asking, edges) -> {
            double[] nodes = nodes(subject, edges);
            if (asking == Asking.AGAIN) {
                double[] before = nodes(subject, found.getOrDefault(Asking.MIDDLE, edges));
                add(scores, subject, asking, STABILITY, Circuit.agreement(before, nodes, Arrays.stream(truth).sum()));
                return;
            }
            double auroc = Classification.auroc(truth, nodes);
            add(scores, subject, asking, at(asking), auroc);
            if (asking.ranked()) {
                add(scores, subject, asking, AUROC, auroc);
                add(scores, subject, asking, PRECISION, AveragePrecision.overDensity(truth, nodes));
            }
        });
        return scores;
    }

    /** The scores of heads and MLPs. */
    private static double[] nodes(Subject subject, double[] edges) {
        double[] all = subject.circuit().ofNodes(edges);
        return Arrays.copyOfRange(all, TrainedNetwork.FIRST_NODE, all.length);
    }

    private static void add(List<ItemScore> scores, Subject subject, Asking asking, String metric, double value) {
        scores.add(new ItemScore(subject.item(asking), subject.unit(), metric, value));
    }
}

package org.axonmark.circuits.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;

/** Scores what was found of one subject. */
public final class Scoring {

    /** Pairs of prompts given with each subject. */
    public static final int PAIRS = 64;

    static final String PRECISION = "edge-precision";
    static final String AUROC = "edge-auroc";
    static final String NODE_PRECISION = "node-precision";
    static final String NODE_AUROC = "node-auroc";
    static final String CAUSAL_PRECISION = "causal-precision";
    static final String STABILITY = "stability";

    private final Subject subject;

    private Scoring(Subject subject) {
        this.subject = subject;
    }

    /** Returns the metrics, for cards; the first is ranked. */
    public static List<Metric> metrics() {
        double infinity = Double.POSITIVE_INFINITY;
        List<Metric> metrics = new ArrayList<>(List.of(
                metric(PRECISION, "AUPRC/density, edges", "ratio", infinity, OptionalDouble.empty(),
                        "Average precision of edges over the density of the wired circuit. Tied edges are taken in all orders; an edge at negative"
                                + " infinity is never found. Mean over the budgets |E|/16, |E|/4 and |E|, then over networks."),
                metric(AUROC, "AUROC, edges", "share", 1, OptionalDouble.of(0.5),
                        "Probability that an edge of the wired circuit scores above another, ties counted half; mean as for the main metric."),
                metric(NODE_PRECISION, "AUPRC/density, nodes", "ratio", infinity, OptionalDouble.empty(),
                        "Average precision of nodes (embeddings, positions, heads, MLPs) over their density in the wired circuit; a node has the"
                                + " highest score of its edges."),
                metric(NODE_AUROC, "AUROC, nodes", "share", 1, OptionalDouble.of(0.5),
                        "Probability that a node of the wired circuit scores above another, ties counted half."),
                metric(CAUSAL_PRECISION, "AUPRC/density, causal edges", "ratio", infinity, OptionalDouble.empty(),
                        "Average precision over density of the edges that, cut alone and given what the writer writes in the corrupt prompt, change"
                                + " an output by more than 0.001 on one of 256 pairs. Networks with fewer than %d such edges have no share."
                                        .formatted(Circuit.FEWEST_TRUE)),
                metric(STABILITY, "agreement on other prompts", "share", 1, OptionalDouble.empty(),
                        "Jaccard index of the edges put first at a budget of |E|/4 and again with other pairs of prompts in another worker, as many"
                                + " as the circuit has; tied edges count by the probability that they are among these.")));
        for (Asking asking : Asking.values()) {
            if (asking != Asking.AGAIN) {
                metrics.add(metric(at(asking), "AUPRC/density, edges, %s runs".formatted(asking.title()), "ratio", infinity,
                        OptionalDouble.empty(), "The main metric at a budget of %s forward passes.%s".formatted(asking.title(),
                                asking.ranked() ? "" : " Above the budget line: shown, not ranked.")));
            }
        }
        return metrics;
    }

    /** Returns the id of the metric of one budget. */
    static String at(Asking asking) {
        return asking.metric(PRECISION);
    }

    private static Metric metric(String id, String title, String unit, double highest, OptionalDouble chance, String definition) {
        return new Metric(id, title, unit, Direction.HIGHER, 0, highest, chance, false, definition);
    }

    /** Returns one score for each metric that each item has a share in. */
    public static List<ItemScore> mark(Subject subject, Map<Asking, double[]> found) {
        return new Scoring(subject).score(found);
    }

    private List<ItemScore> score(Map<Asking, double[]> found) {
        Circuit wired = subject.circuit();
        Circuit causal = new Circuit(subject.network().graph(), subject.causal().get());
        List<ItemScore> scores = new ArrayList<>();
        found.forEach((asking, edges) -> {
            if (asking == Asking.AGAIN) {
                add(scores, asking, STABILITY, wired.agreement(found.getOrDefault(Asking.MIDDLE, edges), edges));
                return;
            }
            add(scores, asking, at(asking), wired.edgePrecision(edges));
            if (asking.ranked()) {
                add(scores, asking, PRECISION, wired.edgePrecision(edges));
                add(scores, asking, AUROC, wired.edgeAuroc(edges));
                if (wired.hasNodesOutside()) {
                    add(scores, asking, NODE_PRECISION, wired.nodePrecision(edges));
                    add(scores, asking, NODE_AUROC, wired.nodeAuroc(edges));
                }
                if (causal.scorable()) {
                    add(scores, asking, CAUSAL_PRECISION, causal.edgePrecision(edges));
                }
            }
        });
        return scores;
    }

    private void add(List<ItemScore> scores, Asking asking, String metric, double value) {
        scores.add(new ItemScore(subject.item(asking), subject.unit(), metric, value));
    }
}

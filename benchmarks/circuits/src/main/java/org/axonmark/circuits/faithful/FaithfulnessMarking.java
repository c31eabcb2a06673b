package org.axonmark.circuits.faithful;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.axonmark.circuits.protocol.Asking;
import org.axonmark.circuits.protocol.Marking;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.circuits.protocol.Subject;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;

/**
 * Measures what was found of networks whose circuit nobody knows by what it does alone on pairs that no finder is given. Both the pairs and the order
 * of edges of equal score follow from the round's seed.
 */
record FaithfulnessMarking(Seed seed) implements Marking {

    static final String DISTANCE = "cmd";
    static final String PERFORMANCE = "cpr";
    static final String COMPLEMENT = "complement";
    static final String MINIMALITY = "minimality";
    static final String STABILITY = "stability";

    /** Held-out pairs of a network. */
    static final int PAIRS = 100;

    /** The share of edges that makes the circuit whose complement and parts are looked at. */
    static final double SHARE = 0.1;

    /** An edge whose loss changes f by less than this is not needed. */
    static final double NEEDED = 0.01;

    /** The complement's f is at most this. */
    private static final double MOST = 2;

    /** Returns the metrics, for the card; the first is ranked. */
    static List<Metric> metrics() {
        double infinity = Double.POSITIVE_INFINITY;
        List<Metric> metrics = new ArrayList<>(List.of(
                new Metric(DISTANCE, "CMD", "area", Direction.LOWER, 0, 1, OptionalDouble.empty(), false,
                        "Circuit-model distance (Mueller et al. 2025): area between the faithfulness of the edges put first, clipped to [0, 2], and 1,"
                                + " by their share of all edges. Mean over the budgets |E|/16, |E|/4 and |E|, then over networks."),
                new Metric(PERFORMANCE, "CPR", "area", Direction.HIGHER, -infinity, infinity, OptionalDouble.empty(), false,
                        "Circuit performance ratio: area under the faithfulness of the edges put first, not clipped; about 1 for edges that do"
                                + " what the network does from the first on. Mean as for the main metric."),
                new Metric(COMPLEMENT, "complement", "share", Direction.LOWER, 0, MOST, OptionalDouble.empty(), false,
                        "Size of the faithfulness, at most 2, of all edges but the tenth put first: what the circuit leaves out still does. Mean as for"
                                + " the main metric."),
                new Metric(MINIMALITY, "minimality", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false,
                        "Share of a circuit of the tenth of edges put first, at a budget of |E| forward passes, without each of which its"
                                + " faithfulness changes by %s or more.".formatted(NEEDED)),
                new Metric(STABILITY, "agreement on other prompts", "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false,
                        "Jaccard index of the tenth of edges put first at a budget of |E|/4 and again with other pairs of prompts in another worker;"
                                + " tied edges count by the probability that they are among these.")));
        for (Asking asking : Asking.values()) {
            if (asking != Asking.AGAIN) {
                metrics.add(new Metric(at(asking), "CMD, %s runs".formatted(asking.title()), "area", Direction.LOWER, 0, 1,
                        OptionalDouble.empty(), false, "The main metric at a budget of %s forward passes.%s".formatted(asking.title(),
                                asking.ranked() ? "" : " Above the budget line: shown, not ranked.")));
            }
        }
        return metrics;
    }

    static String at(Asking asking) {
        return DISTANCE + "-" + asking.id();
    }

    @Override
    public List<ItemScore> mark(Subject subject, Map<Asking, double[]> found) {
        ToyPrompts prompts = new ToyPrompts(Behaviour.named(subject.family()));
        Faithfulness faithfulness =
                new Faithfulness(subject.network(), prompts.heldOut(seed.stream(subject.unit(), "held-out pairs"), PAIRS));
        int edges = subject.network().graph().edges().size();
        int[] drawn = seed.stream(subject.unit(), "order of ties").permutation(edges);
        int size = FaithfulnessCurve.size(SHARE, edges);
        List<ItemScore> scores = new ArrayList<>();
        found.forEach((asking, said) -> {
            if (asking == Asking.AGAIN) {
                add(scores, subject, asking, STABILITY, Circuit.agreement(found.getOrDefault(Asking.MIDDLE, said), said, size));
            } else {
                FaithfulnessCurve curve = FaithfulnessCurve.of(said, drawn, faithfulness::of);
                add(scores, subject, asking, at(asking), curve.distance());
                if (asking.ranked()) {
                    BitSet circuit = FaithfulnessCurve.first(said, drawn, size);
                    add(scores, subject, asking, DISTANCE, curve.distance());
                    add(scores, subject, asking, PERFORMANCE, curve.performance());
                    add(scores, subject, asking, COMPLEMENT, Math.min(MOST, Math.abs(faithfulness.ofComplement(circuit))));
                    if (asking == Asking.HIGH) {
                        add(scores, subject, asking, MINIMALITY, (double) needed(faithfulness, circuit) / size);
                    }
                }
            }
        });
        return scores;
    }

    /** Returns how many edges of a circuit it needs. */
    private static long needed(Faithfulness faithfulness, BitSet circuit) {
        double whole = faithfulness.of(circuit);
        return circuit.stream().filter(edge -> {
            BitSet without = (BitSet) circuit.clone();
            without.clear(edge);
            return Math.abs(faithfulness.of(without) - whole) >= NEEDED;
        }).count();
    }

    private static void add(List<ItemScore> scores, Subject subject, Asking asking, String metric, double value) {
        scores.add(new ItemScore(subject.item(asking), subject.unit(), metric, value));
    }
}

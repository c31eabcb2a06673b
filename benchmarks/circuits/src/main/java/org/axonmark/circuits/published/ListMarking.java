package org.axonmark.circuits.published;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.score.AveragePrecision;
import org.axonmark.circuits.score.Circuit;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.metrics.Classification;

/** Measures scores of edges by each of the lists that were published of a behaviour. */
final class ListMarking {

    static final String HEAD_AUROC = "head-auroc";
    static final String HEAD_PRECISION = "head-precision";
    static final String EDGE_AUROC = "edge-auroc";
    static final String EDGE_PRECISION = "edge-precision";

    private static final int SHOWN = 30;

    private ListMarking() {}

    /** Returns the metrics, for the card. */
    static List<Metric> metrics(List<PublishedCircuit> lists) {
        double infinity = Double.POSITIVE_INFINITY;
        List<Metric> metrics = new ArrayList<>(List.of(
                metric(HEAD_AUROC, "AUROC, heads", "share", 1, OptionalDouble.of(0.5),
                        "Probability that a listed head scores above another, ties counted half; a head has the highest score of its edges. Mean over"
                                + " the lists of a behaviour, then over behaviours."),
                metric(HEAD_PRECISION, "AUPRC/density, heads", "ratio", infinity, OptionalDouble.empty(),
                        "Average precision of heads over the share of heads that are listed, tied heads in all orders; mean as for the main metric."),
                metric(EDGE_AUROC, "AUROC, edges", "share", 1, OptionalDouble.of(0.5),
                        "Probability that a listed edge scores above another, ties counted half; mean over the lists that say anything of edges."),
                metric(EDGE_PRECISION, "AUPRC/density, edges", "ratio", infinity, OptionalDouble.empty(),
                        "Average precision of edges over the share of edges that are listed; mean over the lists that say anything of edges.")));
        for (PublishedCircuit list : lists) {
            metrics.add(metric(by(list), "AUROC, heads, by " + list.name(), "share", 1, OptionalDouble.of(0.5),
                    "The main metric by the list %s alone (%s@%s). Other behaviours have no share.".formatted(list.name(),
                            list.source().repository(), list.source().commit())));
        }
        return metrics;
    }

    private static Metric metric(String id, String title, String unit, double highest, OptionalDouble chance, String definition) {
        return new Metric(id, title, unit, Direction.HIGHER, 0, highest, chance, false, definition);
    }

    /** Returns the id of the metric by one list. */
    static String by(PublishedCircuit list) {
        return HEAD_AUROC + "-" + list.id();
    }

    /** Returns one score for each metric in which the behaviour has a share. */
    static List<ItemScore> mark(ListedBehaviour behaviour, double[] edges) {
        Graph graph = behaviour.network().graph();
        double[] heads = ofHeads(graph, edges);
        List<ItemScore> scores = new ArrayList<>();
        List<Double> aurocs = new ArrayList<>();
        List<Double> precisions = new ArrayList<>();
        List<Double> edgeAurocs = new ArrayList<>();
        List<Double> edgePrecisions = new ArrayList<>();
        for (PublishedCircuit list : behaviour.lists()) {
            int[] truth = truth(graph, list, UnaryOperator.identity());
            aurocs.add(Classification.auroc(truth, heads));
            precisions.add(AveragePrecision.overDensity(truth, heads));
            scores.add(score(behaviour, by(list), aurocs.getLast()));
            if (list.hasEdges()) {
                Circuit circuit = new Circuit(graph, list.edges(graph));
                edgeAurocs.add(circuit.edgeAuroc(edges));
                edgePrecisions.add(circuit.edgePrecision(edges));
            }
        }
        scores.add(score(behaviour, HEAD_AUROC, mean(aurocs)));
        scores.add(score(behaviour, HEAD_PRECISION, mean(precisions)));
        if (!edgeAurocs.isEmpty()) {
            scores.add(score(behaviour, EDGE_AUROC, mean(edgeAurocs)));
            scores.add(score(behaviour, EDGE_PRECISION, mean(edgePrecisions)));
        }
        return scores;
    }

    /**
     * Returns the main metric of a behaviour with other heads in the lists.
     *
     * @param heads the highest scores of heads, in their order
     * @param renamed by which head each stands for another
     */
    static double headAuroc(ListedBehaviour behaviour, double[] heads, UnaryOperator<String> renamed) {
        Graph graph = behaviour.network().graph();
        return mean(behaviour.lists().stream().map(list -> Classification.auroc(truth(graph, list, renamed), heads)).toList());
    }

    /** Tells of each head whether it is listed. */
    private static int[] truth(Graph graph, PublishedCircuit list, UnaryOperator<String> renamed) {
        Set<String> listed = list.heads().stream().map(renamed).collect(Collectors.toSet());
        return heads(graph).stream().mapToInt(head -> listed.contains(graph.writers().get(head)) ? 1 : 0).toArray();
    }

    private static ItemScore score(ListedBehaviour behaviour, String metric, double value) {
        return new ItemScore(behaviour.id(), behaviour.id(), metric, value);
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    /** Returns the heads, as writers. */
    private static List<Integer> heads(Graph graph) {
        return IntStream.range(0, graph.writers().size()).filter(writer -> PublishedCircuit.isHead(graph.writers().get(writer))).boxed()
                .toList();
    }

    /** Returns the score of each head, the highest of its edges. */
    static double[] ofHeads(Graph graph, double[] edges) {
        double[] nodes = new Circuit(graph, Set.of()).ofNodes(edges);
        return heads(graph).stream().mapToDouble(head -> nodes[head]).toArray();
    }

    /** Shows which heads a finder put first, and which lists have them. */
    static Exhibit exhibit(ListedBehaviour behaviour, double[] edges) {
        Graph graph = behaviour.network().graph();
        double[] scores = ofHeads(graph, edges);
        List<Integer> heads = heads(graph);
        List<Integer> order = IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparingDouble((Integer head) -> -scores[head]).thenComparing(head -> head)).limit(SHOWN).toList();
        List<String> columns = new ArrayList<>(List.of("place", "head", "score"));
        behaviour.lists().forEach(list -> columns.add(list.name()));
        List<Exhibit.Row> rows = new ArrayList<>();
        for (int head : order) {
            String name = graph.writers().get(heads.get(head));
            List<String> cells = new ArrayList<>(List.of(Integer.toString(rows.size() + 1), name,
                    scores[head] == Double.NEGATIVE_INFINITY ? "–" : String.format(Locale.ROOT, "%.4g", scores[head])));
            behaviour.lists().forEach(list -> cells.add(list.heads().contains(name) ? "listed" : ""));
            rows.add(new Exhibit.Row(cells));
        }
        return new Exhibit(behaviour.id(), behaviour.id() + ": the heads put first", List.of(), Optional.empty(),
                Optional.of(new Exhibit.Table(columns, rows)));
    }
}

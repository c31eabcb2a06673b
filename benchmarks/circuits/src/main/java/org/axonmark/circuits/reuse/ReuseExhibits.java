package org.axonmark.circuits.reuse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.axonmark.circuits.compile.Damage;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.results.format.Exhibit;

/** Shows which heads serve which task and which were said to, and what was done about the damage. */
final class ReuseExhibits {

    /** Heads shown: those that serve a task, then those wrongly said to. */
    private static final int MOST = 24;

    private ReuseExhibits() {}

    /** Returns the exhibit of a network. */
    static Exhibit of(ReuseSubject subject, Finding finding) {
        Graph graph = subject.graph();
        Set<Integer> shown = new LinkedHashSet<>(subject.first());
        List.of(subject.second(), new TreeSet<>(finding.first()), new TreeSet<>(finding.second())).forEach(shown::addAll);
        List<Exhibit.Row> rows = shown.stream().limit(MOST).map(head -> new Exhibit.Row(List.of(graph.writers().get(head),
                tasks(head, subject.first(), subject.second()), tasks(head, finding.first(), finding.second())))).toList();
        return new Exhibit(subject.unit(), "%s: %d layers of %d heads, %d parts in common".formatted(subject.unit(),
                subject.pair().network().shape().layers(), subject.pair().network().shape().heads(), subject.shared()),
                List.of(new Exhibit.Note("overlap", String.format(Locale.ROOT, "%.2f; said %.2f", subject.overlap(),
                        Heads.jaccard(finding.first(), finding.second()))),
                        new Exhibit.Note("damage",
                                subject.damage().stream().map(damage -> told(graph, damage)).collect(Collectors.joining("; "))),
                        new Exhibit.Note("repair", finding.repair().isEmpty() ? "none" : finding.repair().stream()
                                .map(one -> edge(graph, graph.edges().get(one.edge())) + String.format(Locale.ROOT, " × %.3g", one.scale()))
                                .collect(Collectors.joining("; "))),
                        new Exhibit.Note("accuracy", String.format(Locale.ROOT, "%.3f damaged, %.3f repaired",
                                subject.accuracy(List.of()), subject.accuracy(finding.repair())))),
                Optional.empty(), Optional.of(new Exhibit.Table(List.of("head", "truth", "said"), rows)));
    }

    private static String tasks(int head, Set<Integer> first, Set<Integer> second) {
        return first.contains(head) ? second.contains(head) ? "both" : "first" : second.contains(head) ? "second" : "–";
    }

    private static String told(Graph graph, Damage damage) {
        return edge(graph, damage.edge()) + switch (damage) {
            case Damage.Strength(_, double factor) -> String.format(Locale.ROOT, " is %.3g times as strong", factor);
            case Damage.Crosstalk(_, int like) -> " is heard for " + graph.writers().get(like);
        };
    }

    private static String edge(Graph graph, Edge edge) {
        return graph.writers().get(edge.writer()) + " → " + graph.readers().get(edge.reader());
    }
}

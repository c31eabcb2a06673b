package org.axonmark.circuits.spikes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.axonmark.circuits.score.EdgeRanking;
import org.axonmark.results.format.Exhibit;

/** Shows the pairs that a submission is surest of beside whether they are joined. */
final class SpikeExhibits {

    private static final int SHOWN = 30;

    private SpikeExhibits() {}

    /** Returns the exhibit of a network. */
    static Exhibit of(Recording recording, double[] scores, EdgeRanking ranking) {
        int n = recording.trains().neurons();
        List<Integer> surest = IntStream.range(0, n * n).filter(pair -> pair / n != pair % n).boxed()
                .sorted(Comparator.comparingDouble((Integer pair) -> -scores[pair]).thenComparing(pair -> pair))
                .limit(SHOWN).toList();
        List<Exhibit.Row> rows = surest.stream().map(pair -> new Exhibit.Row(List.of(
                Integer.toString(pair / n), Integer.toString(pair % n), String.format(Locale.ROOT, "%.4g", scores[pair]),
                truth(recording, pair / n, pair % n)))).toList();
        NetworkPlan plan = recording.plan();
        return new Exhibit(recording.item(), "%s, %s: %d neurons, %d bins".formatted(plan.generator().title(), plan.variant().title(),
                n, plan.bins()),
                List.of(new Exhibit.Note("synapses", ranking.trueEdges() + " of " + ranking.edges() + " pairs"),
                        new Exhibit.Note("AUROC", String.format(Locale.ROOT, "%.3f", ranking.auroc())),
                        new Exhibit.Note("AUPRC", String.format(Locale.ROOT, "%.3f", ranking.auprc()))),
                Optional.empty(), Optional.of(new Exhibit.Table(List.of("from neuron", "to neuron", "score", "truth"), rows)));
    }

    private static String truth(Recording recording, int from, int to) {
        if (recording.unasked()[from][to]) {
            return "not asked";
        }
        return recording.synapses()[from][to] ? "synapse" : "none";
    }
}

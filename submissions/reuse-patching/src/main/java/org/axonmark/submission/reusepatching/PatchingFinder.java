package org.axonmark.submission.reusepatching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.circuits.TwoTasks;

/**
 * Exact patching of heads: gives one head its vectors of the corrupt prompt and sees which task's outputs move. One run tells it of both tasks. The
 * repair is looked for where the damaged network's activations first part from the other's, see {@link TracedRepair}.
 */
public final class PatchingFinder implements ReuseFinder {

    private static final double MOVED = 1e-3;

    /** Creates the finder. */
    public PatchingFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) {
        NetworkGraph graph = network.graph();
        long pairs = network.remaining() / (graph.headWriters().size() + 2);
        List<PromptPairs.OfLength> batches = new ArrayList<>(tasks.first().pairs().batches(graph, (pairs + 1) / 2));
        batches.addAll(tasks.second().pairs().batches(graph, pairs / 2));
        Set<Integer> first = new TreeSet<>();
        Set<Integer> second = new TreeSet<>();
        List<TracedRepair.Sound> sound = new ArrayList<>();
        for (PromptPairs.OfLength batch : batches) {
            Alternate corrupt = new Alternate.Kept(network.cache(batch.corrupt()).number());
            Cache clean = network.cache(batch.clean());
            sound.add(new TracedRepair.Sound(batch.clean(), clean.written(), clean.outputs()));
            for (int head : graph.headWriters()) {
                double[] patched = network.forward(batch.clean(), Plan.cut(corrupt, edgesOf(graph, head))).values();
                if (moved(graph, tasks.first(), clean.outputs().values(), patched)) {
                    first.add(head);
                }
                if (moved(graph, tasks.second(), clean.outputs().values(), patched)) {
                    second.add(head);
                }
            }
        }
        return ReuseFinding.of(List.copyOf(first), List.copyOf(second), new TracedRepair(damaged, sound, tasks.interventions()).find());
    }

    private static int[] edgesOf(NetworkGraph graph, int writer) {
        return IntStream.range(0, graph.edges().size()).filter(edge -> graph.edges().get(edge).writer() == writer).toArray();
    }

    private static boolean moved(NetworkGraph graph, TwoTasks.OfOutputs task, double[] clean, double[] patched) {
        return IntStream.range(0, clean.length).anyMatch(i -> i % graph.outputs() >= task.from()
                && i % graph.outputs() < task.from() + task.outputs() && Math.abs(clean[i] - patched[i]) > MOVED);
    }
}

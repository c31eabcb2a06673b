package org.axonmark.circuits.reuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.protocol.Interventions;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.task.SubmissionFailure;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a network, checked.
 *
 * @param first heads of the first task
 * @param second heads of the second
 * @param repair at most {@link ReuseSubjects#INTERVENTIONS}
 */
record Finding(Set<Integer> first, Set<Integer> second, List<Intervention> repair) {

    /** What stands in front: runs spent on either network. */
    private static final int SPENT = 2;

    /** Copies the sets and the list. */
    Finding {
        first = Set.copyOf(first);
        second = Set.copyOf(second);
        repair = List.copyOf(repair);
    }

    /**
     * Checks what a finder says.
     *
     * @throws SubmissionFailure naming what does not fit
     */
    static Finding of(ReuseFinding said, Graph graph, String item) {
        if (said.repair().size() > ReuseSubjects.INTERVENTIONS) {
            throw new SubmissionFailure(Failure.WRONG_SHAPE, "the repair of '" + item + "' has " + said.repair().size()
                    + " interventions; at most " + ReuseSubjects.INTERVENTIONS + " are taken");
        }
        String fault = Interventions.fault(said.repair(), graph.edges().size());
        if (fault != null) {
            throw new SubmissionFailure(Failure.WRONG_SHAPE, "the repair of '" + item + "' holds " + fault);
        }
        return new Finding(heads(said.first(), graph, item), heads(said.second(), graph, item), said.repair());
    }

    private static Set<Integer> heads(IntTensor said, Graph graph, String item) {
        if (said.rank() != 1) {
            throw new SubmissionFailure(Failure.WRONG_SHAPE, "heads of '" + item + "' have the shape " + Arrays.toString(said.shape())
                    + "; give a list, [n]");
        }
        List<Integer> all = Heads.of(graph);
        Set<Integer> heads = new TreeSet<>();
        for (int head : said.values()) {
            if (!all.contains(head) || !heads.add(head)) {
                throw new SubmissionFailure(Failure.WRONG_SHAPE, "writer " + head + " among the heads of '" + item
                        + "'; give numbers of writers that are heads, each once");
            }
        }
        return heads;
    }

    /** Returns numbers of one shape for a graph: what was spent, then edge and scale of each intervention, then for each head its tasks. */
    DoubleTensor kept(Graph graph, long spent, long spentOnDamaged) {
        List<Integer> heads = Heads.of(graph);
        double[] kept = new double[size(heads.size())];
        kept[0] = spent;
        kept[1] = spentOnDamaged;
        for (int i = 0; i < ReuseSubjects.INTERVENTIONS; i++) {
            kept[SPENT + 2 * i] = i < repair.size() ? repair.get(i).edge() : -1;
            kept[SPENT + 2 * i + 1] = i < repair.size() ? repair.get(i).scale() : 1;
        }
        int from = SPENT + 2 * ReuseSubjects.INTERVENTIONS;
        for (int i = 0; i < heads.size(); i++) {
            kept[from + 2 * i] = first.contains(heads.get(i)) ? 1 : 0;
            kept[from + 2 * i + 1] = second.contains(heads.get(i)) ? 1 : 0;
        }
        return DoubleTensor.of(kept, kept.length);
    }

    private static int size(int heads) {
        return SPENT + 2 * ReuseSubjects.INTERVENTIONS + 2 * heads;
    }

    /** Undoes {@link #kept}; null if the numbers are not of this graph. */
    static @Nullable Finding of(DoubleTensor kept, Graph graph) {
        List<Integer> heads = Heads.of(graph);
        if (!Arrays.equals(kept.shape(), new int[] {size(heads.size())})) {
            return null;
        }
        List<Intervention> repair = new ArrayList<>();
        for (int i = 0; i < ReuseSubjects.INTERVENTIONS; i++) {
            int edge = (int) kept.values()[SPENT + 2 * i];
            if (edge >= 0) {
                repair.add(new Intervention(edge, kept.values()[SPENT + 2 * i + 1]));
            }
        }
        Set<Integer> first = new TreeSet<>();
        Set<Integer> second = new TreeSet<>();
        int from = SPENT + 2 * ReuseSubjects.INTERVENTIONS;
        for (int i = 0; i < heads.size(); i++) {
            if (kept.values()[from + 2 * i] == 1) {
                first.add(heads.get(i));
            }
            if (kept.values()[from + 2 * i + 1] == 1) {
                second.add(heads.get(i));
            }
        }
        return Interventions.fault(repair, graph.edges().size()) == null ? new Finding(first, second, repair) : null;
    }
}

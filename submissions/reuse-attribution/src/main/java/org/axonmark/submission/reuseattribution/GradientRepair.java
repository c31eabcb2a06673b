package org.axonmark.submission.reuseattribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.TwoTasks;

/**
 * Mends a network by what is known of right answers: of the edges whose strength the difference of outputs depends on most, tries a few strengths
 * and keeps the one with which most marked answers are right, again and again.
 */
final class GradientRepair {

    /** Marked pairs of each task. */
    private static final int PAIRS = 4;

    /** Edges tried in a round. */
    private static final int EDGES = 16;

    private static final double[] SCALES = {0, -1, 1.0 / 3};

    private final DamagedNetwork network;
    private final NetworkGraph graph;
    private final TwoTasks tasks;
    private final List<Shown> shown = new ArrayList<>();

    /** Prompts of a task with marked answers. */
    private record Shown(TwoTasks.OfOutputs task, PromptPairs.OfLength pairs) {}

    GradientRepair(DamagedNetwork network, TwoTasks tasks) {
        this.network = network;
        this.graph = network.graph();
        this.tasks = tasks;
        for (TwoTasks.OfOutputs task : List.of(tasks.first(), tasks.second())) {
            task.pairs().batches(graph, PAIRS).forEach(pairs -> shown.add(new Shown(task, pairs)));
        }
    }

    List<Intervention> find() {
        List<Integer> edges = edges();
        List<Intervention> found = new ArrayList<>();
        double accuracy = accuracy(found);
        while (found.size() < tasks.interventions() && accuracy < 1) {
            Intervention best = null;
            double most = accuracy;
            for (int edge : edges) {
                for (double scale : SCALES) {
                    List<Intervention> tried = with(found, new Intervention(edge, scale));
                    double reached = tried.size() == found.size() ? 0 : accuracy(tried);
                    if (reached > most) {
                        most = reached;
                        best = tried.get(tried.size() - 1);
                    }
                }
            }
            if (best == null) {
                return found;
            }
            found = with(found, best);
            accuracy = most;
        }
        return found;
    }

    private static List<Intervention> with(List<Intervention> found, Intervention one) {
        List<Intervention> all = new ArrayList<>(found);
        if (found.stream().noneMatch(other -> other.edge() == one.edge())) {
            all.add(one);
        }
        return all;
    }

    /** Returns the edges whose strength the difference of outputs depends on most. */
    private List<Integer> edges() {
        double[] slopes = new double[graph.edges().size()];
        for (Shown one : shown) {
            Gradients back = network.backward(one.pairs().clean(), Plan.plain(), Objective.of(one.pairs()));
            double[] written = back.written().values();
            double[] read = back.read().values();
            int width = graph.width();
            for (int edge = 0; edge < slopes.length; edge++) {
                NetworkGraph.Edge own = graph.edges().get(edge);
                for (int row = 0; row < one.pairs().clean().count(); row++) {
                    int from = (row * graph.writers().size() + own.writer()) * width;
                    int to = (row * graph.readers().size() + own.reader()) * width;
                    double sum = 0;
                    for (int k = 0; k < width; k++) {
                        sum += written[from + k] * read[to + k];
                    }
                    slopes[edge] += Math.abs(sum);
                }
            }
        }
        return IntStream.range(0, slopes.length).boxed().sorted(Comparator.comparingDouble(edge -> -slopes[edge])).limit(EDGES).toList();
    }

    /** Returns the share of marked answers that are right; 0 if the budget does not hold a run. */
    private double accuracy(List<Intervention> interventions) {
        int right = 0;
        int asked = 0;
        for (Shown one : shown) {
            if (network.remaining() < one.pairs().count()) {
                return 0;
            }
            DoubleTensor outputs = network.repaired(one.pairs().clean(), interventions);
            for (int row = 0; row < one.pairs().clean().count(); row++) {
                int label = one.pairs().label().values()[row];
                if (label >= 0) {
                    asked++;
                    right += leads(outputs.values(), row * graph.outputs(), label, one.task()) ? 1 : 0;
                }
            }
        }
        return (double) right / asked;
    }

    private static boolean leads(double[] outputs, int at, int label, TwoTasks.OfOutputs task) {
        for (int k = task.from(); k < task.from() + task.outputs(); k++) {
            if (k != label && outputs[at + k] > outputs[at + label] - 0.1) {
                return false;
            }
        }
        return true;
    }
}

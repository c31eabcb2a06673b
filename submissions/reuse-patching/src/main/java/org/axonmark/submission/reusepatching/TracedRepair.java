package org.axonmark.submission.reusepatching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;

/**
 * Mends a network beside a sound one: finds the first node that writes otherwise, tries strengths for each edge that it reads, keeps the one that
 * brings the outputs nearest to the sound ones, and looks on from there.
 */
final class TracedRepair {

    /** Relative to the largest number written. */
    private static final double OTHERWISE = 1e-6;

    private static final double ENOUGH = 1e-3;

    private static final double[] SCALES = {0, -1, 1.0 / 3};
    private static final int FINE = 8;

    private final DamagedNetwork network;
    private final NetworkGraph graph;
    private final List<Sound> sound;
    private final int most;

    /** What happens in the sound network. */
    record Sound(IntTensor tokens, DoubleTensor written, DoubleTensor outputs) {}

    TracedRepair(DamagedNetwork network, List<Sound> sound, int most) {
        this.network = network;
        this.graph = network.graph();
        this.sound = sound;
        this.most = most;
    }

    List<Intervention> find() {
        List<Intervention> found = new ArrayList<>();
        double distance = distance(found);
        while (found.size() < most && distance > ENOUGH) {
            int parted = parted(found);
            List<Intervention> best = found;
            double least = distance;
            for (int edge = 0; edge < graph.edges().size(); edge++) {
                if (graph.readers().get(graph.edges().get(edge).reader()).owner() == parted) {
                    for (double scale : SCALES) {
                        List<Intervention> tried = with(found, edge, scale);
                        double reached = distance(tried);
                        if (reached < least) {
                            least = reached;
                            best = tried;
                        }
                    }
                }
            }
            if (best.equals(found)) {
                return found;
            }
            found = finer(best);
            distance = distance(found);
        }
        return found;
    }

    private static List<Intervention> with(List<Intervention> found, int edge, double scale) {
        List<Intervention> all = new ArrayList<>(found);
        all.removeIf(one -> one.edge() == edge);
        all.add(new Intervention(edge, scale));
        return all;
    }

    /** Tries strengths about the last one, where that is a weakened edge. */
    private List<Intervention> finer(List<Intervention> found) {
        Intervention last = found.get(found.size() - 1);
        List<Intervention> best = found;
        double least = distance(found);
        for (int i = 0; last.scale() > 0 && i <= FINE; i++) {
            List<Intervention> tried = with(found, last.edge(), 1 / (2 + 2.0 * i / FINE));
            double reached = distance(tried);
            if (reached < least) {
                least = reached;
                best = tried;
            }
        }
        return best;
    }

    /** Returns how far outputs are from the sound ones; infinity if the budget does not hold a run. */
    private double distance(List<Intervention> interventions) {
        double sum = 0;
        for (Sound one : sound) {
            if (network.remaining() < one.tokens().size(0)) {
                return Double.POSITIVE_INFINITY;
            }
            double[] outputs = network.repaired(one.tokens(), interventions).values();
            for (int i = 0; i < outputs.length; i++) {
                sum += Math.min(1, Math.abs(outputs[i] - one.outputs().values()[i]));
            }
        }
        return sum;
    }

    /** Returns the first writer that writes otherwise under interventions; −1 if none does. */
    private int parted(List<Intervention> interventions) {
        int first = Integer.MAX_VALUE;
        for (Sound one : sound) {
            double[] written = written(one, interventions);
            double[] own = one.written().values();
            double largest = Arrays.stream(own).map(Math::abs).max().orElse(0);
            for (int i = 0; i < own.length; i++) {
                if (Math.abs(written[i] - own[i]) > OTHERWISE * largest) {
                    first = Math.min(first, i / graph.width() % graph.writers().size());
                }
            }
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    /** Returns what is written under interventions: each edge's alternate is its writer's vector, so many times, as it comes out under those before. */
    private double[] written(Sound one, List<Intervention> interventions) {
        double[] alternate = new double[one.written().count()];
        List<Plan.Share> shares = new ArrayList<>();
        double[] written = back(one, Plan.plain());
        for (Intervention intervention : interventions) {
            int writer = graph.edges().get(intervention.edge()).writer();
            for (int i = 0; i < alternate.length; i++) {
                if (i / graph.width() % graph.writers().size() == writer) {
                    alternate[i] = intervention.scale() * written[i];
                }
            }
            shares.add(new Plan.Share(intervention.edge(), 1));
            written =
                    back(one, new Plan(List.of(), shares, new Alternate.Given(DoubleTensor.of(alternate.clone(), one.written().shape()))));
        }
        return written;
    }

    private double[] back(Sound one, Plan plan) {
        int[] none = new int[one.tokens().count()];
        Arrays.fill(none, -1);
        IntTensor labels = IntTensor.of(none, one.tokens().shape());
        Gradients run = network.backward(one.tokens(), plan, new Objective.OutputDifference(labels, labels));
        return run.written().values();
    }
}

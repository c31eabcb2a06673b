package org.axonmark.circuits.truth;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;

/**
 * The edges of a network that matter by themselves: each is cut alone, and its effect is the largest change of any output at any position but the
 * first, over all prompts. Redundant edges, either of which would do, escape.
 */
public final class CausalEdges {

    /** An edge whose effect is larger is causal. */
    public static final double THRESHOLD = 1e-3;

    private final Map<Edge, Double> effects;

    private CausalEdges(Map<Edge, Double> effects) {
        this.effects = effects;
    }

    /** Cuts every edge in turn. */
    public static CausalEdges of(Transformer network, Prompts prompts, Ablation ablation) {
        return of(network, prompts, ablation, network.graph().edges());
    }

    /** Cuts some edges in turn, such as those that can matter at all. */
    public static CausalEdges of(Transformer network, Prompts prompts, Ablation ablation, Collection<Edge> edges) {
        Run plain = network.run(prompts);
        double[] logits = plain.logits();
        double[][] alternate = ablation.alternate(network, prompts);
        int row = network.shape().outputs();
        // Each edge is worked out by itself, so that their order does not matter.
        return new CausalEdges(edges.parallelStream().collect(Collectors.toConcurrentMap(edge -> edge, edge -> {
            Plan cut = new Plan(network.graph()).alternate(alternate).mix(network.graph(), edge, 1);
            return change(logits, network.run(prompts, cut, plain).logits(), row, prompts.length());
        })));
    }

    /** Cuts every edge in turn, for prompts of each length under an ablation of theirs; an effect is the largest of any length. */
    public static CausalEdges of(Transformer network, List<Prompts> prompts, List<? extends Ablation> ablations) {
        if (prompts.isEmpty() || prompts.size() != ablations.size()) {
            throw new IllegalArgumentException(
                    prompts.size() + " lengths of prompts and " + ablations.size() + " ablations; give one each");
        }
        Map<Edge, Double> most = new HashMap<>();
        for (int i = 0; i < prompts.size(); i++) {
            of(network, prompts.get(i), ablations.get(i)).effects.forEach((edge, effect) -> most.merge(edge, effect, Math::max));
        }
        return new CausalEdges(most);
    }

    private static double change(double[] before, double[] after, int row, int length) {
        double most = 0;
        for (int i = 0; i < before.length; i++) {
            if (i / row % length > 0) {
                most = Math.max(most, Math.abs(after[i] - before[i]));
            }
        }
        return most;
    }

    /** Returns the causal edges. */
    public Set<Edge> edges() {
        return effects.entrySet().stream()
                .filter(effect -> effect.getValue() > THRESHOLD)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the largest change of an output when an edge is cut. */
    public double effect(Edge edge) {
        Double effect = effects.get(edge);
        if (effect == null) {
            throw new IllegalArgumentException("there is no edge " + edge);
        }
        return effect;
    }
}

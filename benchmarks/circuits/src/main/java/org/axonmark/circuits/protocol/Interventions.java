package org.axonmark.circuits.protocol;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.spi.circuits.Intervention;
import org.jspecify.annotations.Nullable;

/** Interventions on edges, as they come from a candidate. */
public final class Interventions {

    private Interventions() {}

    /**
     * Returns what is wrong with interventions, for people; null if nothing is.
     *
     * @param edges how many edges the network has
     */
    public static @Nullable String fault(List<Intervention> interventions, int edges) {
        Set<Integer> seen = new HashSet<>();
        for (Intervention intervention : interventions) {
            if (intervention.edge() < 0 || intervention.edge() >= edges || !seen.add(intervention.edge())) {
                return "an intervention on edge " + intervention.edge() + "; name each of 0 to " + (edges - 1) + " at most once";
            }
            if (!(Math.abs(intervention.scale()) <= Intervention.MOST)) {
                return "an intervention scales an edge by " + intervention.scale() + "; give " + -Intervention.MOST + " to "
                        + Intervention.MOST;
            }
        }
        return null;
    }

    /**
     * Returns the plan of interventions without fault.
     *
     * @param tokens tokens of all prompts that will be run
     */
    public static Plan plan(Transformer network, List<Intervention> interventions, int tokens) {
        Plan plan = new Plan(network.graph());
        plan.alternate(new double[network.graph().writers().size()][tokens * network.shape().width()]);
        interventions.forEach(one -> plan.scale(network.graph(), network.graph().edges().get(one.edge()), one.scale()));
        return plan;
    }
}

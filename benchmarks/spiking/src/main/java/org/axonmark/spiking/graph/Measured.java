package org.axonmark.spiking.graph;

import java.util.List;

import org.axonmark.spiking.count.Call;

/**
 * What one item cost, as it was seen inside the graph: all that figures are made of, so that a rule can change without another run.
 *
 * @param calls its products, in the graph's order
 * @param pointwise operations entry by entry: sums, thresholds, decays, normalisations, pools; in no rule's number
 * @param uncounted work in no product and beyond what neurons need: products written in other operators
 * @param updates entries of what fires: one update of a neuron in one step each
 * @param spikes updates after which an entry was not 0
 * @param activations entries of neurons' outputs, whether they fire or not
 * @param silent of these, those that were 0
 * @param compared entries of products' operands that could be set beside those of the step before
 * @param unchanged of these, those that stayed
 */
public record Measured(List<Call> calls, long pointwise, long uncounted, long updates, long spikes, long activations, long silent,
        long compared, long unchanged) {

    /** Copies the calls and checks that no part exceeds its whole. */
    public Measured {
        calls = List.copyOf(calls);
        if (spikes > updates || silent > activations || unchanged > compared || Math.min(pointwise, uncounted) < 0) {
            throw new IllegalArgumentException("%d spikes of %d updates, %d silent of %d activations, %d unchanged of %d".formatted(spikes,
                    updates, silent, activations, unchanged, compared));
        }
    }

    /** Returns the pairs of entries of which neither is 0, in all products. */
    public long effective() {
        return calls.stream().mapToLong(call -> call.counts().both()).sum();
    }
}

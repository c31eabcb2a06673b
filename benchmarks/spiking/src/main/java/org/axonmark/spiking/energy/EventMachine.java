package org.axonmark.spiking.energy;

import java.util.List;

import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.count.Operations;
import org.axonmark.spiking.energy.Workload.Traffic;

/**
 * What products and neurons make the machine of Lemaire et al. do ("An Analytical Estimation of Spiking Neural Networks Energy Efficiency", ICONIP 2022):
 * where {@code spikingjelly-1} adds, events come one by one and each reads the weights and moves the potentials that it reaches; where it multiplies, all
 * entries are read, worked through and written. The paper takes an event to reach its whole kernel; here are those pairs that were counted. Biases are
 * not read, and queues of spikes are free.
 */
public final class EventMachine {

    /** Bytes of a number. */
    private static final long BYTES = 4;

    private EventMachine() {}

    /** Returns what a product does. */
    public static Workload of(Call call) {
        Operations operations = CountingRule.SPIKINGJELLY.count(List.of(call));
        return operations.macs() == 0 ? events(call, operations) : formal(call, operations);
    }

    /**
     * Returns what neurons do beside products: each update leaks, which multiplies, and adds; each spike is subtracted (equations 1.3 and 1.4).
     *
     * @param updates of neurons that fire, one a step each
     * @param spikes among these
     */
    public static Workload neurons(long updates, long spikes) {
        return Workload.of(new Operations(updates, (double) updates + spikes));
    }

    /** Addresses: a convolution's event is placed by two products, and each potential reached by a sum. */
    private static Workload events(Call call, Operations operations) {
        double reached = operations.acs();
        long outputs = call.form().outputs();
        double placed = call.form().window() > 0 ? 2.0 * (call.left().total() - call.left().zeros()) : 0;
        return new Workload(operations, new Operations(placed, reached), Traffic.NONE, Traffic.NONE,
                new Traffic(BYTES * (long) reached, BYTES * call.right().total()),
                new Traffic(2 * BYTES * ((long) reached + outputs), BYTES * outputs / call.form().images()));
    }

    /** Equations 1.1 to 4, 6, 11 and 12: a sum an output for its bias; a convolution reads inputs anew for each pair, a full layer once. */
    private static Workload formal(Call call, Operations operations) {
        Call.Form form = call.form();
        long pairs = call.counts().textbook();
        long inputs = call.left().total();
        boolean convolution = form.window() > 0;
        // Output channels: weights by those that one output sums over.
        double channels = (double) call.right().total() * form.outputs() / pairs;
        double addresses = convolution ? (double) inputs + form.outputs() + form.images() * channels * form.window() : pairs;
        return new Workload(operations.plus(new Operations(0, form.outputs())), new Operations(0, addresses),
                new Traffic(BYTES * (convolution ? pairs : inputs), BYTES * inputs / form.images()),
                new Traffic(BYTES * form.outputs(), BYTES * form.outputs() / form.images()),
                new Traffic(BYTES * pairs, BYTES * call.right().total()), Traffic.NONE);
    }
}

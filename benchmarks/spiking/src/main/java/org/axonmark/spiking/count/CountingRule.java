package org.axonmark.spiking.count;

import java.util.List;

/**
 * A published way to say how many operations a network does. The same network and input get different numbers by each, so a number is never shown without
 * its rule's {@link #id}.
 */
public enum CountingRule {

    /**
     * NeuroBench: a layer's pairs of which neither entry is 0. They are additions if every entry of the input, of all items that ran together, is −1, 0 or
     * 1, else multiplications: one other number in one item makes all multiply. Products of activations are not counted, but for gates of recurrent layers.
     */
    NEUROBENCH("neurobench-1") {
        @Override
        Operations count(Call call, boolean batchOfSpikes) {
            if (call.role() == Call.Role.ATTENTION) {
                return Operations.NONE;
            }
            double effective = call.counts().both();
            return batchOfSpikes ? new Operations(0, effective) : new Operations(effective, 0);
        }
    },

    /**
     * SpikingJelly's operation counter: an operand of 0 and 1 alone is spikes. With one such operand its active entries' pairs add; with two, coincidences
     * add; with none, all pairs multiply, padding included. Zero weights count.
     */
    SPIKINGJELLY("spikingjelly-1") {
        @Override
        Operations count(Call call, boolean batchOfSpikes) {
            boolean left = call.left().isBinary();
            boolean right = call.right().isBinary();
            ProductCounts counts = call.counts();
            if (!left && !right) {
                return new Operations(counts.textbook(), 0);
            }
            return new Operations(0, left && right ? counts.both() : left ? counts.left() : counts.right());
        }
    },

    /**
     * The counter behind several spiking transformers' figures (syops-counter as Spikingformer runs it), 0 and 1 alone being spikes: the input's firing rate
     * times the textbook's pairs add; of attention the lower rate of those factors that are spikes. Without spikes all of the textbook's pairs multiply.
     */
    SYOPS("syops-1") {
        @Override
        Operations count(Call call, boolean batchOfSpikes) {
            return byRate(call, 1);
        }
    },

    /** The same with sums of up to 30 spikes taken for spikes, which is the other setting of its switch. */
    SYOPS_SUMS("syops-sums-1") {
        @Override
        Operations count(Call call, boolean batchOfSpikes) {
            return byRate(call, 30);
        }
    },

    /**
     * The formula of the papers' supplements: the first layer multiplies by all of the textbook's pairs (by their active share if it reads events), and every
     * other adds by its input's firing rate times the textbook's pairs, whatever its values are. Products of activations and gates have no formula
     * there and are not counted.
     */
    TEXTBOOK("textbook-1") {
        @Override
        Operations count(Call call, boolean batchOfSpikes) {
            double pairs = call.counts().textbook();
            double active = call.left().rate() * pairs;
            return switch (call.role()) {
                case IMAGE_LAYER -> new Operations(pairs, 0);
                case EVENT_LAYER -> new Operations(active, 0);
                case INNER_LAYER -> new Operations(0, active);
                case ATTENTION, GATES -> Operations.NONE;
            };
        }
    };

    private final String id;

    CountingRule(String id) {
        this.id = id;
    }

    /** Returns the name and version by which its numbers are published. */
    public String id() {
        return id;
    }

    /**
     * Returns the operations of one layer for the items that ran together, in sum.
     *
     * @param batch one call an item, all of one layer
     */
    public Operations count(List<Call> batch) {
        boolean spikes = batch.stream().allMatch(call -> call.left().isTernary());
        Operations sum = Operations.NONE;
        for (Call call : batch) {
            sum = sum.plus(count(call, spikes));
        }
        return sum;
    }

    /** Returns the operations of one item; the batch is of spikes if all its inputs are −1, 0 or 1. */
    abstract Operations count(Call call, boolean batchOfSpikes);

    private static Operations byRate(Call call, int greatest) {
        double pairs = call.counts().textbook();
        double rate = call.left().isCount(greatest) ? call.left().rate() : Double.POSITIVE_INFINITY;
        if (!call.role().hasWeights() && call.right().isCount(greatest)) {
            rate = Math.min(rate, call.right().rate());
        }
        return rate == Double.POSITIVE_INFINITY ? new Operations(pairs, 0) : new Operations(0, rate * pairs);
    }
}

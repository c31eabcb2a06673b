package org.axonmark.spiking.count;

/**
 * What was measured of one product for one item: all that rules read.
 *
 * @param layer name of the node
 * @param role where the product stands
 * @param left values of the left operand: the input, or the left factor of attention
 * @param right values of the right operand: the weights, or the right factor of attention
 * @param counts pairs of entries
 */
public record Call(String layer, Role role, Histogram left, Histogram right, ProductCounts counts) {

    /** Where a product stands in a network; what the first layer reads is the task's to say. */
    public enum Role {
        /** A layer that reads an image or another real-valued input. */
        IMAGE_LAYER,
        /** A layer that reads events. */
        EVENT_LAYER,
        /** A layer that reads another's output. */
        INNER_LAYER,
        /** A product of two activations. */
        ATTENTION,
        /** Numbers that gates of a recurrent layer multiply one by one. */
        GATES;

        /** Tells whether the right operand is weights, which are the same for all items. */
        public boolean hasWeights() {
            return this != ATTENTION && this != GATES;
        }
    }
}

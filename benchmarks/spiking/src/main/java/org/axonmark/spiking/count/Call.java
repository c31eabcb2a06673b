package org.axonmark.spiking.count;

/**
 * What was measured of one product for one item: all that rules read.
 *
 * @param layer name of the node
 * @param role where the product stands
 * @param left values of the left operand: the input, or the left factor of attention
 * @param right values of the right operand: the weights, or the right factor of attention
 * @param counts pairs of entries
 * @param form what it gives
 */
public record Call(String layer, Role role, Histogram left, Histogram right, ProductCounts counts, Form form) {

    /**
     * What a product gives, and how.
     *
     * @param outputs entries of its output
     * @param window entries of a convolution's kernel in one channel, at least 1; 0 if the product is no convolution
     * @param images how many images a convolution takes one after the other, such as time steps; 1 if the product is none
     */
    public record Form(long outputs, long window, long images) {

        /** Checks the numbers. */
        public Form {
            if (outputs < 0 || window < 0 || images < 1) {
                throw new IllegalArgumentException("a product of " + outputs + " outputs, " + images + " images, windows of " + window);
            }
        }

        /** Returns the form of a product that is no convolution. */
        public static Form plain(long outputs) {
            return new Form(outputs, 0, 1);
        }
    }

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

package org.axonmark.functions.generator;

import org.axonmark.results.statistics.HmacStream;

/**
 * Draws parameters that lie on a lattice.
 *
 * @param stream where the draws come from
 */
record LatticeStream(HmacStream stream) {

    /**
     * Returns one of {@code first / parts, …, last / parts}, each equally likely.
     *
     * @param parts steps of the lattice from 0 to 1
     */
    double between(int first, int last, int parts) {
        return (first + stream.nextInt(last - first + 1)) / (double) parts;
    }
}

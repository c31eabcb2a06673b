/** The recordings of PhysioNet's eegmat 1.0.0. */
@NullMarked
package org.axonmark.datasets.eegmat;

import org.jspecify.annotations.NullMarked;

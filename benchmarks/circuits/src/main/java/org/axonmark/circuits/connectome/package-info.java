/** Activity simulated on the connectome of C. elegans, and the task of finding its synapses. */
@NullMarked
package org.axonmark.circuits.connectome;

import org.jspecify.annotations.NullMarked;

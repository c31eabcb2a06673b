/** Networks of spiking neurons made from a seed, their spikes as a recording would hold them, and the task of finding their synapses. */
@NullMarked
package org.axonmark.circuits.spikes;

import org.jspecify.annotations.NullMarked;

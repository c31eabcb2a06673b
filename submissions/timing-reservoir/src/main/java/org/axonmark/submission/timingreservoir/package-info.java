/** A baseline of spiking/timing: a reservoir whose read-out is learnt at every step. */
@NullMarked
package org.axonmark.submission.timingreservoir;

import org.jspecify.annotations.NullMarked;

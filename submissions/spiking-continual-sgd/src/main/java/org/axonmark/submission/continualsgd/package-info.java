/** A control of the spiking suite: a network without spikes that follows the gradient and forgets. */
@NullMarked
package org.axonmark.submission.continualsgd;

import org.jspecify.annotations.NullMarked;

/** A control of the spiking suite: the same scores for every stimulus. */
@NullMarked
package org.axonmark.submission.spikingconstant;

import org.jspecify.annotations.NullMarked;

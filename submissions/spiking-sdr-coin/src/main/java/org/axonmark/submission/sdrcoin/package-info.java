/** A control of the spiking suite: matches of sparse codes at the right rate, and without regard to the pair. */
@NullMarked
package org.axonmark.submission.sdrcoin;

import org.jspecify.annotations.NullMarked;

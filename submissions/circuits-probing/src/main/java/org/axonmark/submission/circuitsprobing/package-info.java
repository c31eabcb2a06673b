/** A baseline of the circuits suite: subnetwork probing, a mask over edges that is trained. */
@NullMarked
package org.axonmark.submission.circuitsprobing;

import org.jspecify.annotations.NullMarked;

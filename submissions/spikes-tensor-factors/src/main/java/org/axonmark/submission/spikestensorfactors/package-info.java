/** A baseline of the circuits suite: coincidences beyond those that non-negative tensor factors explain. */
@NullMarked
package org.axonmark.submission.spikestensorfactors;

import org.jspecify.annotations.NullMarked;

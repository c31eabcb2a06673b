/** A control of the circuits suite: a linear autoregression of all neurons on all, and how much each source adds to it. */
@NullMarked
package org.axonmark.submission.spikesgranger;

import org.jspecify.annotations.NullMarked;

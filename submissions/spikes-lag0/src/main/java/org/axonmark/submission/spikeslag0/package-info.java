/** A control of the circuits suite: the floor, correlation at lag 0, which knows no direction. */
@NullMarked
package org.axonmark.submission.spikeslag0;

import org.jspecify.annotations.NullMarked;

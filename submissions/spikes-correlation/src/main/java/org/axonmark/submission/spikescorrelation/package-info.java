/** A control of the circuits suite: correlation with what came a few bins later. */
@NullMarked
package org.axonmark.submission.spikescorrelation;

import org.jspecify.annotations.NullMarked;

/** A baseline of the circuits suite: head attribution, and repairs found along the gradient. */
@NullMarked
package org.axonmark.submission.reuseattribution;

import org.jspecify.annotations.NullMarked;

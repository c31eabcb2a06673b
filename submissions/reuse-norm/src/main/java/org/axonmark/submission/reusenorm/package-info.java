/** A control of the circuits suite: the heads that write the longest vectors serve both tasks. */
@NullMarked
package org.axonmark.submission.reusenorm;

import org.jspecify.annotations.NullMarked;

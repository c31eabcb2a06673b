/** A control of the functions suite: every rule gives the sequence back. */
@NullMarked
package org.axonmark.submission.sequencesidentity;

import org.jspecify.annotations.NullMarked;

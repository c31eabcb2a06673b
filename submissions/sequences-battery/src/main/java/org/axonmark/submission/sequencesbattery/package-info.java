/** A control of the functions suite: asks a rule for a few sequences, and names the first one or two steps that answer the same. */
@NullMarked
package org.axonmark.submission.sequencesbattery;

import org.jspecify.annotations.NullMarked;

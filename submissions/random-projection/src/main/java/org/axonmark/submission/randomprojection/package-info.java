/** A control of the eeg suite. 256 fixed random sums of samples. */
@NullMarked
package org.axonmark.submission.randomprojection;

import org.jspecify.annotations.NullMarked;

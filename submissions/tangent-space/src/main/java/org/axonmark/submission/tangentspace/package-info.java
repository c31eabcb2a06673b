/** A control of the eeg suite. Matrix logarithm of the channels' covariance. */
@NullMarked
package org.axonmark.submission.tangentspace;

import org.jspecify.annotations.NullMarked;

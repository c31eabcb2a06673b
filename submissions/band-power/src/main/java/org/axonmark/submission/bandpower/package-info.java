/** A control of the eeg suite. Log power of five frequency bands in each channel. */
@NullMarked
package org.axonmark.submission.bandpower;

import org.jspecify.annotations.NullMarked;

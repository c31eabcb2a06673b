/** A control of the eeg suite. Both together. */
@NullMarked
package org.axonmark.submission.bandpowertangent;

import org.jspecify.annotations.NullMarked;

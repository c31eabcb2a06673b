/** The contract of the eeg suite: an encoder turns windows of EEG into embeddings, on which the host fits its own probe. */
@NullMarked
package org.axonmark.spi.eeg;

import org.jspecify.annotations.NullMarked;

/** The eeg suite: how well a frozen encoder's embeddings transfer to people it has not seen. */
@NullMarked
package org.axonmark.eeg;

import org.jspecify.annotations.NullMarked;

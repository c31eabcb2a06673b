/** A baseline of the circuits suite: heads by the codes that a sparse autoencoder gives what they write. */
@NullMarked
package org.axonmark.submission.circuitssae;

import org.jspecify.annotations.NullMarked;

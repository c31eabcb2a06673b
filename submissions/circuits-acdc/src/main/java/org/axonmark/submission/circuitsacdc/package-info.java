/** A baseline of the circuits suite: automatic circuit discovery, from the output back. */
@NullMarked
package org.axonmark.submission.circuitsacdc;

import org.jspecify.annotations.NullMarked;

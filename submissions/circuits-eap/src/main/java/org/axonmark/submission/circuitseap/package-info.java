/** A baseline of the circuits suite: edge attribution patching. */
@NullMarked
package org.axonmark.submission.circuitseap;

import org.jspecify.annotations.NullMarked;

/** A control of the circuits suite: heads and MLPs by how much they write. */
@NullMarked
package org.axonmark.submission.circuitsnorm;

import org.jspecify.annotations.NullMarked;

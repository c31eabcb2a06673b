/** A baseline of the circuits suite: heads and MLPs by the size of activation times gradient. */
@NullMarked
package org.axonmark.submission.circuitshisp;

import org.jspecify.annotations.NullMarked;

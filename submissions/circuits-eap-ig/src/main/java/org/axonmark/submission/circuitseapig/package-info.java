/** A baseline of the circuits suite: edge attribution patching with gradients integrated over inputs. */
@NullMarked
package org.axonmark.submission.circuitseapig;

import org.jspecify.annotations.NullMarked;

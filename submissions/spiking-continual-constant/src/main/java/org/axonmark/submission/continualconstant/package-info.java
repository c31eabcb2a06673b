/** A control of the spiking suite: learns nothing. */
@NullMarked
package org.axonmark.submission.continualconstant;

import org.jspecify.annotations.NullMarked;

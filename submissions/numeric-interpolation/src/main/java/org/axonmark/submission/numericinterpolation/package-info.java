/** A control of the functions suite: straight lines between seventeen answers. */
@NullMarked
package org.axonmark.submission.numericinterpolation;

import org.jspecify.annotations.NullMarked;

/** A control of the functions suite: straight lines between answers that are asked where the function bends. */
@NullMarked
package org.axonmark.submission.numericbisection;

import org.jspecify.annotations.NullMarked;

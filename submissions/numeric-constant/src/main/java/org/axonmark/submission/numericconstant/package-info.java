/** A control of the functions suite: the mean of a few answers, everywhere. */
@NullMarked
package org.axonmark.submission.numericconstant;

import org.jspecify.annotations.NullMarked;

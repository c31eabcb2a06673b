/** A control of the functions suite: the least-squares straight line. */
@NullMarked
package org.axonmark.submission.numericline;

import org.jspecify.annotations.NullMarked;

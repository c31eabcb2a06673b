/** A control of the functions suite: the least-squares polynomial of degree 5. */
@NullMarked
package org.axonmark.submission.numericpolynomial;

import org.jspecify.annotations.NullMarked;

/** A control of the functions suite: the floor, which says the same concept whatever the box holds. */
@NullMarked
package org.axonmark.submission.conceptsconstant;

import org.jspecify.annotations.NullMarked;

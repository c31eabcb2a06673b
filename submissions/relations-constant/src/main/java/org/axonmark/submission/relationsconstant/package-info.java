/** A control of the functions suite: the floor, which says that no word is related to any. */
@NullMarked
package org.axonmark.submission.relationsconstant;

import org.jspecify.annotations.NullMarked;

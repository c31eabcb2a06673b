/** A control of the functions suite: the floor, which says that a text stays as it is. */
@NullMarked
package org.axonmark.submission.stringsidentity;

import org.jspecify.annotations.NullMarked;

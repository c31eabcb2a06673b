/** A control of the functions suite: every operator gives the function back. */
@NullMarked
package org.axonmark.submission.operatorsidentity;

import org.jspecify.annotations.NullMarked;

/** A control of the circuits suite: all edges alike, which is taken as all orders. */
@NullMarked
package org.axonmark.submission.circuitsrandom;

import org.jspecify.annotations.NullMarked;

/** A control of the circuits suite: gives one edge at a time what its writer writes in the corrupt prompt. */
@NullMarked
package org.axonmark.submission.circuitspatching;

import org.jspecify.annotations.NullMarked;

/** Matches of sparse codes: {@link org.axonmark.spiking.codes.SdrTask}. */
@NullMarked
package org.axonmark.spiking.codes;

import org.jspecify.annotations.NullMarked;

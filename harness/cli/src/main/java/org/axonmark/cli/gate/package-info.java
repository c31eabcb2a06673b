/** The regression gate: what is compared, how it is judged, and in which forms it is told. Prints nothing itself. */
@NullMarked
package org.axonmark.cli.gate;

import org.jspecify.annotations.NullMarked;

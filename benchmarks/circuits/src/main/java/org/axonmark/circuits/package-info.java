/** The circuits suite: methods that find the circuit by which a network does what it does. */
@NullMarked
package org.axonmark.circuits;

import org.jspecify.annotations.NullMarked;

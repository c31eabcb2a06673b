/** Networks that were trained to hold a program's circuit in given heads and MLPs. */
@NullMarked
package org.axonmark.circuits.trained;

import org.jspecify.annotations.NullMarked;

/** The task on networks compiled from programs. */
@NullMarked
package org.axonmark.circuits.compiled;

import org.jspecify.annotations.NullMarked;

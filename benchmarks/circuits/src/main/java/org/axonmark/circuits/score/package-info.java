/** How well a ranking of edges fits the true ones: the measures that all tasks of this suite share. */
@NullMarked
package org.axonmark.circuits.score;

import org.jspecify.annotations.NullMarked;

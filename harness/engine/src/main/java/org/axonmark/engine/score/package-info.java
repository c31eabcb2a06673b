/** Turns outcomes into a result. */
@NullMarked
package org.axonmark.engine.score;

import org.jspecify.annotations.NullMarked;

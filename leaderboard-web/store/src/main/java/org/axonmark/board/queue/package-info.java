/** The queue: who asked for which evaluation, who works on it, and how it ended. */
@NullMarked
package org.axonmark.board.queue;

import org.jspecify.annotations.NullMarked;

/** How a board is doing: what it keeps, how long its queue waits, what fails. */
@NullMarked
package org.axonmark.board.operation;

import org.jspecify.annotations.NullMarked;

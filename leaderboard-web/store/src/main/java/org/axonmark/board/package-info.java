/** The board: what it is told, what it accepts, how it ranks, and what its pages show. */
@NullMarked
package org.axonmark.board;

import org.jspecify.annotations.NullMarked;

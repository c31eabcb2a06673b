/** Keeps results in a database. */
@NullMarked
package org.axonmark.board.store;

import org.jspecify.annotations.NullMarked;

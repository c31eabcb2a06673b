/** Tells programs of accounts that their evaluations have ended. */
@NullMarked
package org.axonmark.board.hooks;

import org.jspecify.annotations.NullMarked;

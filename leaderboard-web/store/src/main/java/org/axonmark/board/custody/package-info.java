/** Who can read the truth of each task, and what was read of it. */
@NullMarked
package org.axonmark.board.custody;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.board.hooks;

import org.jspecify.annotations.NullMarked;

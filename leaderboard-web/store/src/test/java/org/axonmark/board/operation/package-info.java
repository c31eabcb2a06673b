@NullMarked
package org.axonmark.board.operation;

import org.jspecify.annotations.NullMarked;

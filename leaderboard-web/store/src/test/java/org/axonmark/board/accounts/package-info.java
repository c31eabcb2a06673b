@NullMarked
package org.axonmark.board.accounts;

import org.jspecify.annotations.NullMarked;

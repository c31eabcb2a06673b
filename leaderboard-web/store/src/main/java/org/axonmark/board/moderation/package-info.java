/** Withdrawals, flags, disputes and roles: what people do to rows and accounts, and the public log of it. */
@NullMarked
package org.axonmark.board.moderation;

import org.jspecify.annotations.NullMarked;

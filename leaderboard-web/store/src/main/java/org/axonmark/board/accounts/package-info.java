/**
 * Who may do what: accounts with passwords, sessions of browsers, personal tokens of programs. Begins at {@link org.axonmark.board.accounts.Accounts}.
 */
@NullMarked
package org.axonmark.board.accounts;

import org.jspecify.annotations.NullMarked;

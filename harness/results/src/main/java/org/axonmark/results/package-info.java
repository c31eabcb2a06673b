/** What every room shares: the one family of errors and the one type for text that nobody may trust. */
@NullMarked
package org.axonmark.results;

import org.jspecify.annotations.NullMarked;

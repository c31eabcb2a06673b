/** A board as files that need no server. */
@NullMarked
package org.axonmark.cli.site;

import org.jspecify.annotations.NullMarked;

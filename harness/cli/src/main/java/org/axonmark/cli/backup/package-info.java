/** A board in one file: made while it runs, and put back. */
@NullMarked
package org.axonmark.cli.backup;

import org.jspecify.annotations.NullMarked;

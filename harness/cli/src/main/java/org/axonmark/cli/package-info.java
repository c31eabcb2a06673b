/** The command line: the one place that prints and chooses an exit code. */
@NullMarked
package org.axonmark.cli;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.cli.gate;

import org.jspecify.annotations.NullMarked;

/** Networks that a user brings, read into this suite's own form. */
@NullMarked
package org.axonmark.circuits.imported;

import org.jspecify.annotations.NullMarked;

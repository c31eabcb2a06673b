@NullMarked
package org.axonmark.circuits.imported;

import org.jspecify.annotations.NullMarked;

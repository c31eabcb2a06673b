@NullMarked
package org.axonmark.circuits.trained;

import org.jspecify.annotations.NullMarked;

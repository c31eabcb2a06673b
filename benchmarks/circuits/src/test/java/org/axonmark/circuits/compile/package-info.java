@NullMarked
package org.axonmark.circuits.compile;

import org.jspecify.annotations.NullMarked;

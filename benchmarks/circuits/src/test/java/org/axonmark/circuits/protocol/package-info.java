@NullMarked
package org.axonmark.circuits.protocol;

import org.jspecify.annotations.NullMarked;

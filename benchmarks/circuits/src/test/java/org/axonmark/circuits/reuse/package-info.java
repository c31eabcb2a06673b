@NullMarked
package org.axonmark.circuits.reuse;

import org.jspecify.annotations.NullMarked;

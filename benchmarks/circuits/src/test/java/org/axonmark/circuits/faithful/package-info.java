@NullMarked
package org.axonmark.circuits.faithful;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.circuits.rasp;

import org.jspecify.annotations.NullMarked;

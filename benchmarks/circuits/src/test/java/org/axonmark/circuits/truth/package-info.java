@NullMarked
package org.axonmark.circuits.truth;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.circuits.published;

import org.jspecify.annotations.NullMarked;

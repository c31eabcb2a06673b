@NullMarked
package org.axonmark.circuits.library;

import org.jspecify.annotations.NullMarked;

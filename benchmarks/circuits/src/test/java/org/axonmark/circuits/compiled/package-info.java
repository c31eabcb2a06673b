@NullMarked
package org.axonmark.circuits.compiled;

import org.jspecify.annotations.NullMarked;

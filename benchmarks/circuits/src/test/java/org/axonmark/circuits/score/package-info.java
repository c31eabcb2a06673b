@NullMarked
package org.axonmark.circuits.score;

import org.jspecify.annotations.NullMarked;

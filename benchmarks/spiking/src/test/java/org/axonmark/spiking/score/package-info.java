@NullMarked
package org.axonmark.spiking.score;

import org.jspecify.annotations.NullMarked;

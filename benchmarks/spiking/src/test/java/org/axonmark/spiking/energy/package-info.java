@NullMarked
package org.axonmark.spiking.energy;

import org.jspecify.annotations.NullMarked;

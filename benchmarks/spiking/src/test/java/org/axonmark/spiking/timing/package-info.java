@NullMarked
package org.axonmark.spiking.timing;

import org.jspecify.annotations.NullMarked;

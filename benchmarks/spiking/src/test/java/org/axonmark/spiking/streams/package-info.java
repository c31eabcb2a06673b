@NullMarked
package org.axonmark.spiking.streams;

import org.jspecify.annotations.NullMarked;

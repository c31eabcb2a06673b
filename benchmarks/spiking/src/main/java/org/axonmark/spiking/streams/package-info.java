/** Streams of pictures, told one after the other from memory: {@code spiking/sequential@1}. */
@NullMarked
package org.axonmark.spiking.streams;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.spiking.images;

import org.jspecify.annotations.NullMarked;

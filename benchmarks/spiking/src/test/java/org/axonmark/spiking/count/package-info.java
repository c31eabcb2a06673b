@NullMarked
package org.axonmark.spiking.count;

import org.jspecify.annotations.NullMarked;

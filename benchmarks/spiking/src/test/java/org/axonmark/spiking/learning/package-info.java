@NullMarked
package org.axonmark.spiking.learning;

import org.jspecify.annotations.NullMarked;

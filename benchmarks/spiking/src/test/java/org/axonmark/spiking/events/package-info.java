@NullMarked
package org.axonmark.spiking.events;

import org.jspecify.annotations.NullMarked;

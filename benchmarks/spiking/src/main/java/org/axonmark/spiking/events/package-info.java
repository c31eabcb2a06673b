/** Classification of what an event camera sees. */
@NullMarked
package org.axonmark.spiking.events;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.spiking.stimuli;

import org.jspecify.annotations.NullMarked;

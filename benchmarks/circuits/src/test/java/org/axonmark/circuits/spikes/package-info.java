@NullMarked
package org.axonmark.circuits.spikes;

import org.jspecify.annotations.NullMarked;

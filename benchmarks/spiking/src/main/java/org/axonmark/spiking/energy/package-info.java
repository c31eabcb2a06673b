/** Energy as named, versioned {@linkplain org.axonmark.spiking.energy.EnergyProfile profiles} whose constants are shown. */
@NullMarked
package org.axonmark.spiking.energy;

import org.jspecify.annotations.NullMarked;

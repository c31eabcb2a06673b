/** Generators of recordings that nobody recorded: EEG, textures and the events of an event camera. */
@NullMarked
package org.axonmark.datasets.synthetic;

import org.jspecify.annotations.NullMarked;

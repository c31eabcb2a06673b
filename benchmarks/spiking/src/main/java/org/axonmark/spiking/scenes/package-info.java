/** Segmentation and detection on scenes composed under a round's seed. */
@NullMarked
package org.axonmark.spiking.scenes;

import org.jspecify.annotations.NullMarked;

/** Metrics of the spiking suite: segmentation, detection, continual learning, matches of codes. Pure functions of truth and answers. */
@NullMarked
package org.axonmark.spiking.score;

import org.jspecify.annotations.NullMarked;

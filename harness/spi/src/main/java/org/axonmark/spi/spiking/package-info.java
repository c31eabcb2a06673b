/**
 * The contracts of the spiking suite: a classifier turns stimuli, still or in time steps, into scores of classes; a learner learns to, task after task.
 */
@NullMarked
package org.axonmark.spi.spiking;

import org.jspecify.annotations.NullMarked;

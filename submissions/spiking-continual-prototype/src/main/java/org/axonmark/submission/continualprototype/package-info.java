/** A control of the spiking suite: the nearest mean of a class in a task. */
@NullMarked
package org.axonmark.submission.continualprototype;

import org.jspecify.annotations.NullMarked;

/** The spiking suite: classifiers judged by what the harness measures inside them. */
@NullMarked
package org.axonmark.spiking;

import org.jspecify.annotations.NullMarked;

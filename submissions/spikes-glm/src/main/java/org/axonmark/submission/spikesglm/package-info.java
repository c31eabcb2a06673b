/** A control of the circuits suite: a logistic model of each neuron on the history of all. */
@NullMarked
package org.axonmark.submission.spikesglm;

import org.jspecify.annotations.NullMarked;

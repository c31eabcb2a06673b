/** Derivatives that stand in for that of a step function: {@link org.axonmark.neurons.surrogates.Surrogate} and its kinds. */
@NullMarked
package org.axonmark.neurons.surrogates;

import org.jspecify.annotations.NullMarked;

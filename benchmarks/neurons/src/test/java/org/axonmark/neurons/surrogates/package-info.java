@NullMarked
package org.axonmark.neurons.surrogates;

import org.jspecify.annotations.NullMarked;

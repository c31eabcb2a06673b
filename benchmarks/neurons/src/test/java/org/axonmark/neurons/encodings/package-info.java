@NullMarked
package org.axonmark.neurons.encodings;

import org.jspecify.annotations.NullMarked;

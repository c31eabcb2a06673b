@NullMarked
package org.axonmark.neurons;

import org.jspecify.annotations.NullMarked;

/** Reads weights in the safetensors format. */
@NullMarked
package org.axonmark.datasets.safetensors;

import org.jspecify.annotations.NullMarked;

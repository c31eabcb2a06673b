@NullMarked
package org.axonmark.datasets.safetensors;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.datasets.connectomes;

import org.jspecify.annotations.NullMarked;

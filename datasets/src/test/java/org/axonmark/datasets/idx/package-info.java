@NullMarked
package org.axonmark.datasets.idx;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.datasets.fashion;

import org.jspecify.annotations.NullMarked;

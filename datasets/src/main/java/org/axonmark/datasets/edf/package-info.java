/** Reads European Data Format files. */
@NullMarked
package org.axonmark.datasets.edf;

import org.jspecify.annotations.NullMarked;

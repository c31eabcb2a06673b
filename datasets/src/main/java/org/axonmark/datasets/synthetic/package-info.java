/** Generators of recordings that nobody recorded. */
@NullMarked
package org.axonmark.datasets.synthetic;

import org.jspecify.annotations.NullMarked;

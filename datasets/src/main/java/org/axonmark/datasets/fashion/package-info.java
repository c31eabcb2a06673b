/** Small labelled pictures: Fashion-MNIST whole, and the sample of it that travels with the product. */
@NullMarked
package org.axonmark.datasets.fashion;

import org.jspecify.annotations.NullMarked;

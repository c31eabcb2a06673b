/** Each metric of the product, written once and equal to scikit-learn's to the last digits that floating point gives. */
@NullMarked
package org.axonmark.results.metrics;

import org.jspecify.annotations.NullMarked;

/** A submission to {@code functions/numeric}: a Kolmogorov–Arnold network of one input, its spline edges replaced by formulas that fit. */
@NullMarked
package org.axonmark.submission.numerickan;

import org.jspecify.annotations.NullMarked;

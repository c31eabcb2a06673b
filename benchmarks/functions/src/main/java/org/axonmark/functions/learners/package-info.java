/** {@code functions/learners@1}: learning algorithms, asked with labelled examples and a point to predict. */
@NullMarked
package org.axonmark.functions.learners;

import org.jspecify.annotations.NullMarked;

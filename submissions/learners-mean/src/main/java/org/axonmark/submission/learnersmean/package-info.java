/** A control of the functions suite: every learner predicts the mean label. */
@NullMarked
package org.axonmark.submission.learnersmean;

import org.jspecify.annotations.NullMarked;

/** A control of the functions suite: asks a learner in a few contexts, and names the algorithm that predicts most nearly the same. */
@NullMarked
package org.axonmark.submission.learnersbattery;

import org.jspecify.annotations.NullMarked;

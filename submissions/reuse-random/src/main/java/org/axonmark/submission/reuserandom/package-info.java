/** A control of the circuits suite: each head serves each task with probability one half. */
@NullMarked
package org.axonmark.submission.reuserandom;

import org.jspecify.annotations.NullMarked;

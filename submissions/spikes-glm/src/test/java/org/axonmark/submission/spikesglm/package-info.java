@NullMarked
package org.axonmark.submission.spikesglm;

import org.jspecify.annotations.NullMarked;

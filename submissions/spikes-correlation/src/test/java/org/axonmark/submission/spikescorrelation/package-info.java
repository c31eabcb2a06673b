@NullMarked
package org.axonmark.submission.spikescorrelation;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.submission.spikesswitchingglm;

import org.jspecify.annotations.NullMarked;

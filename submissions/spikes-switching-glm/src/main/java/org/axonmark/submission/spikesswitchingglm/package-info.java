/** A baseline of the circuits suite: logistic regressions in two hidden states that share which neurons are joined. */
@NullMarked
package org.axonmark.submission.spikesswitchingglm;

import org.jspecify.annotations.NullMarked;

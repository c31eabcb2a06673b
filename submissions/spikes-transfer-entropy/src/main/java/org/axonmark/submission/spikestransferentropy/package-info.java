/** A control of the circuits suite: how much a source tells of a target beyond what the target tells of itself. */
@NullMarked
package org.axonmark.submission.spikestransferentropy;

import org.jspecify.annotations.NullMarked;

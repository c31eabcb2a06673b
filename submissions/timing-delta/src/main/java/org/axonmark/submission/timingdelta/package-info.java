/** A control of spiking/timing: a delta rule with a trace of the time since each cue. */
@NullMarked
package org.axonmark.submission.timingdelta;

import org.jspecify.annotations.NullMarked;

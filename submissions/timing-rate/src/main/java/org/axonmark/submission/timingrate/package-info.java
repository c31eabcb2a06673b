/** A control of spiking/timing: how often each outcome has come so far. */
@NullMarked
package org.axonmark.submission.timingrate;

import org.jspecify.annotations.NullMarked;

/** A control of spiking/timing, its ceiling: an observer who knows the laws by which streams are made, not their rules. */
@NullMarked
package org.axonmark.submission.timingbayes;

import org.jspecify.annotations.NullMarked;

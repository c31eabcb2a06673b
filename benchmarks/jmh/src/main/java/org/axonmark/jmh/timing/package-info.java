/** Timing of submissions by JMH from the trusted side: the clock and JMH itself are in this process, submissions in workers of their own. */
@NullMarked
package org.axonmark.jmh.timing;

import org.jspecify.annotations.NullMarked;

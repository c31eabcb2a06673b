/** The benchmarks' own history, and the gate over it. */
@NullMarked
package org.axonmark.jmh.history;

import org.jspecify.annotations.NullMarked;

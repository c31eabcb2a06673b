/** How the scores that a finder gives are measured against a known circuit. */
@NullMarked
package org.axonmark.circuits.score;

import org.jspecify.annotations.NullMarked;

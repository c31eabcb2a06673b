/** Programs whose networks are the suite's subjects, those of the literature and others, each for a range of vocabularies and lengths. */
@NullMarked
package org.axonmark.circuits.library;

import org.jspecify.annotations.NullMarked;

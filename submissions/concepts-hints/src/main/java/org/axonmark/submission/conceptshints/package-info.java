/** A control of the functions suite: the hints and other words that stirred the concept, without any knowledge of what words mean. */
@NullMarked
package org.axonmark.submission.conceptshints;

import org.jspecify.annotations.NullMarked;

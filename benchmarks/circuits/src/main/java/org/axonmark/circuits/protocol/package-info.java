/** What tasks of the suite share: subjects, prompts, the network behind its meter, the asking, and what is kept of an answer. */
@NullMarked
package org.axonmark.circuits.protocol;

import org.jspecify.annotations.NullMarked;

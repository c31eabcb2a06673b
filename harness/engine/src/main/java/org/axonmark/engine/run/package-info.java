/** Runs an evaluation: starts workers, keeps deadlines, and names how it ended from what the host observed. */
@NullMarked
package org.axonmark.engine.run;

import org.jspecify.annotations.NullMarked;

/** What decides a score, settled before anything of the submission runs. */
@NullMarked
package org.axonmark.engine.plan;

import org.jspecify.annotations.NullMarked;

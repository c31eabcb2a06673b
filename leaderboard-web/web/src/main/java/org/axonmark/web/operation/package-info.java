/** What the keeper of a board watches: metrics, liveness, readiness. */
@NullMarked
package org.axonmark.web.operation;

import org.jspecify.annotations.NullMarked;

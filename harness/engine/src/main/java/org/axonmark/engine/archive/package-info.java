/** What is kept of evaluations: JARs, plans, answers, outcomes, logs and results. */
@NullMarked
package org.axonmark.engine.archive;

import org.jspecify.annotations.NullMarked;

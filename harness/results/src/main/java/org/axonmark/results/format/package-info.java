/** The published format: records of a task, an evaluation and a result, and their JSON. */
@NullMarked
package org.axonmark.results.format;

import org.jspecify.annotations.NullMarked;

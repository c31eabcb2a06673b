/** The one ranking rule. */
@NullMarked
package org.axonmark.results.ranking;

import org.jspecify.annotations.NullMarked;

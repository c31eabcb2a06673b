/** Means, intervals, tests and the one source of randomness, each rule written once. */
@NullMarked
package org.axonmark.results.statistics;

import org.jspecify.annotations.NullMarked;

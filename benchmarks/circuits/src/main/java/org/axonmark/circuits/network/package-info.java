/**
 * Small exact transformers as residual-stream graphs: writers add to the stream, readers read a weighted sum of writers, and every edge between
 * them can be cut.
 */
@NullMarked
package org.axonmark.circuits.network;

import org.jspecify.annotations.NullMarked;

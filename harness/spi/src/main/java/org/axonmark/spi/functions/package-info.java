/**
 * The contract of the functions suite: an {@link org.axonmark.spi.functions.FunctionInterpreter} is given a
 * {@link org.axonmark.spi.functions.BlackBox} and a budget of queries, and returns an {@link org.axonmark.spi.functions.Interpretation}: an
 * executable hypothesis as text, and a description.
 */
@NullMarked
package org.axonmark.spi.functions;

import org.jspecify.annotations.NullMarked;

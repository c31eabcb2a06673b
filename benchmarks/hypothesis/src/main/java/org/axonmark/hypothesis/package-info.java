/**
 * The language in which interpreters state what they believe of a black box: {@link org.axonmark.hypothesis.Hypothesis} and its parts, their
 * values, and their {@linkplain org.axonmark.hypothesis.CanonicalForm canonical form}. The grammar is in this folder's README.
 */
@NullMarked
package org.axonmark.hypothesis;

import org.jspecify.annotations.NullMarked;

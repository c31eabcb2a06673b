/**
 * The language in which interpreters state what they believe of a black box: {@link org.axonmark.hypothesis.Hypothesis} and its parts, their
 * values, and their {@linkplain org.axonmark.hypothesis.CanonicalForm canonical form}; and the
 * {@linkplain org.axonmark.hypothesis.English controlled English} that says the same. Both grammars are in this folder's README.
 */
@NullMarked
package org.axonmark.hypothesis;

import org.jspecify.annotations.NullMarked;

/** A control of the functions suite: what the published lexicon is worth, exceptions left aside. */
@NullMarked
package org.axonmark.submission.relationslexicon;

import org.jspecify.annotations.NullMarked;

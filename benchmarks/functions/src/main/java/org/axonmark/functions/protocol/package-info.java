/** What all tasks of the suite share: questions in blocks, a black box with its meter, the asking, and what is kept of an answer. */
@NullMarked
package org.axonmark.functions.protocol;

import org.jspecify.annotations.NullMarked;

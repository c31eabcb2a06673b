/** {@code functions/relations@1}: relations between words, with exceptions. */
@NullMarked
package org.axonmark.functions.relations;

import org.jspecify.annotations.NullMarked;

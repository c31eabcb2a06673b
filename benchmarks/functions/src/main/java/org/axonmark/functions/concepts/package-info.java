/** {@code functions/concepts@1}: concepts that respond to words, as a unit of a network does. */
@NullMarked
package org.axonmark.functions.concepts;

import org.jspecify.annotations.NullMarked;

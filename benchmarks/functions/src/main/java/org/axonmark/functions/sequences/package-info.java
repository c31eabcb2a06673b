/** {@code functions/sequences@1}: rules over sequences of points, answered by positions. */
@NullMarked
package org.axonmark.functions.sequences;

import org.jspecify.annotations.NullMarked;

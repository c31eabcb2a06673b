/** Functions of a number: what may be asked of them, and how hypotheses about them are scored. */
@NullMarked
package org.axonmark.functions.numeric;

import org.jspecify.annotations.NullMarked;

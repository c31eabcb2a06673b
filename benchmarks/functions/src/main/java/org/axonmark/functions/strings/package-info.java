/** Functions of a text: what may be asked of them, and how hypotheses about them are scored. */
@NullMarked
package org.axonmark.functions.strings;

import org.jspecify.annotations.NullMarked;

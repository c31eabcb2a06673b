/** {@code functions/operators@1}: operators on periodic functions of one variable, scored on a finer grid than was asked. */
@NullMarked
package org.axonmark.functions.operators;

import org.jspecify.annotations.NullMarked;

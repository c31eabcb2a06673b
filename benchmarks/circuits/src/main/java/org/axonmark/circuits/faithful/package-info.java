/** Networks trained on small copies of the field's behaviours, whose circuits nobody knows: what is found is measured by what it does alone. */
@NullMarked
package org.axonmark.circuits.faithful;

import org.jspecify.annotations.NullMarked;

/** The task on networks that do two tasks at once, some of whose heads serve both. */
@NullMarked
package org.axonmark.circuits.reuse;

import org.jspecify.annotations.NullMarked;

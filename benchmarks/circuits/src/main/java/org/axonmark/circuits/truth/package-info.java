/** What is true of a subject network. */
@NullMarked
package org.axonmark.circuits.truth;

import org.jspecify.annotations.NullMarked;

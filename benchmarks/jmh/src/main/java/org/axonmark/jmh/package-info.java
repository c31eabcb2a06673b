/** Programs that measure the product; never part of it. */
@NullMarked
package org.axonmark.jmh;

import org.jspecify.annotations.NullMarked;

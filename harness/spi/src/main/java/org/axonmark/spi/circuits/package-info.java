/** What a submission of the circuits suite implements, and the data handed to it. */
@NullMarked
package org.axonmark.spi.circuits;

import org.jspecify.annotations.NullMarked;

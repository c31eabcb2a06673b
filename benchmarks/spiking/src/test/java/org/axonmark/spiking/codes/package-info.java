@NullMarked
package org.axonmark.spiking.codes;

import org.jspecify.annotations.NullMarked;

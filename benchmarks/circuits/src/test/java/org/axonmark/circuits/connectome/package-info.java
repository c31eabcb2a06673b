@NullMarked
package org.axonmark.circuits.connectome;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.circuits.network;

import org.jspecify.annotations.NullMarked;

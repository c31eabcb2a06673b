@NullMarked
package org.axonmark.spiking.scenes;

import org.jspecify.annotations.NullMarked;

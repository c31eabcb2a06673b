@org.jspecify.annotations.NullMarked
package org.axonmark.spiking.protocol;

/**
 * What a submission compiles against: the data handed to it and the one small interface of its suite.
 *
 * <p>Interfaces of a suite's package ({@link org.axonmark.spi.eeg.EegEncoder}) are implemented by submissions; all other types are handed
 * to them.
 */
@NullMarked
package org.axonmark.spi;

import org.jspecify.annotations.NullMarked;

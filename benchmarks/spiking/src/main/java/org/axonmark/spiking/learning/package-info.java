/** Learning of one task after another: {@link org.axonmark.spiking.learning.ContinualTask}. */
@NullMarked
package org.axonmark.spiking.learning;

import org.jspecify.annotations.NullMarked;

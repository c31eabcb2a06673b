/** What comes next and when, learnt while it is shown: {@code spiking/timing@1}. */
@NullMarked
package org.axonmark.spiking.timing;

import org.jspecify.annotations.NullMarked;

/** What networks of the spiking suite are shown: sequences, streams, scenes, codes and cues, composed under a seed. */
@NullMarked
package org.axonmark.spiking.stimuli;

import org.jspecify.annotations.NullMarked;

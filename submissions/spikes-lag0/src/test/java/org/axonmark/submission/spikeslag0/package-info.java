@NullMarked
package org.axonmark.submission.spikeslag0;

import org.jspecify.annotations.NullMarked;

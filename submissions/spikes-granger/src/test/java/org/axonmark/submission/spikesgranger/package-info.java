@NullMarked
package org.axonmark.submission.spikesgranger;

import org.jspecify.annotations.NullMarked;

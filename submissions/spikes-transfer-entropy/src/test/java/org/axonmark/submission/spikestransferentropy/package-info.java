@NullMarked
package org.axonmark.submission.spikestransferentropy;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.submission.spikestensorfactors;

import org.jspecify.annotations.NullMarked;

/** A baseline of the circuits suite: head patching, and repairs found where the damaged network parts from the other. */
@NullMarked
package org.axonmark.submission.reusepatching;

import org.jspecify.annotations.NullMarked;

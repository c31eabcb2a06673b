/** A control of the circuits suite: heads serve a task if they write otherwise in its other prompts. */
@NullMarked
package org.axonmark.submission.reusediffers;

import org.jspecify.annotations.NullMarked;

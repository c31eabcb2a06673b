/** A control of the eeg suite. Answers the same number to every window: exactly at chance if the task is sound. */
@NullMarked
package org.axonmark.submission.constant;

import org.jspecify.annotations.NullMarked;

/**
 * An interpreter of functions of a text: it enumerates programs over the published steps, keeps those that agree with every answer, and asks
 * where they differ.
 */
@NullMarked
package org.axonmark.submission.stringssynthesiser;

import org.jspecify.annotations.NullMarked;

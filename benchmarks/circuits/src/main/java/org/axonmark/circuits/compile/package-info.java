/**
 * From programs to transformers whose circuits are known, after Lindner et al. 2023 (arXiv 2301.05062), and the disguise under which they are
 * handed out.
 */
@NullMarked
package org.axonmark.circuits.compile;

import org.jspecify.annotations.NullMarked;

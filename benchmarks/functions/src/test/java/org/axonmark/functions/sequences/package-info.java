@NullMarked
package org.axonmark.functions.sequences;

import org.jspecify.annotations.NullMarked;

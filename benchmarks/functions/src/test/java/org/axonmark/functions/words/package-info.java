@NullMarked
package org.axonmark.functions.words;

import org.jspecify.annotations.NullMarked;

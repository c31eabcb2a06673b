@NullMarked
package org.axonmark.functions.numeric;

import org.jspecify.annotations.NullMarked;

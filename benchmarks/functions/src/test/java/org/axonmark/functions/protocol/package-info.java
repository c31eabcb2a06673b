@NullMarked
package org.axonmark.functions.protocol;

import org.jspecify.annotations.NullMarked;

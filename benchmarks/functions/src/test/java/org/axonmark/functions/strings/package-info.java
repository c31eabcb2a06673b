@NullMarked
package org.axonmark.functions.strings;

import org.jspecify.annotations.NullMarked;

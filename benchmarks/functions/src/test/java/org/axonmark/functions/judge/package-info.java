@NullMarked
package org.axonmark.functions.judge;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.functions.operators;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.functions.concepts;

import org.jspecify.annotations.NullMarked;

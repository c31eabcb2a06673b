@NullMarked
package org.axonmark.checks;

import org.jspecify.annotations.NullMarked;

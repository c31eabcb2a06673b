@NullMarked
package org.axonmark.architecture;

import org.jspecify.annotations.NullMarked;

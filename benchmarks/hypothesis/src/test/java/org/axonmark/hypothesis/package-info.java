@NullMarked
package org.axonmark.hypothesis;

import org.jspecify.annotations.NullMarked;

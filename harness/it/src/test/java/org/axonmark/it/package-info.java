@NullMarked
package org.axonmark.it;

import org.jspecify.annotations.NullMarked;

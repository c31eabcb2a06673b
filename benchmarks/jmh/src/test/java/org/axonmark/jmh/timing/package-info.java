@NullMarked
package org.axonmark.jmh.timing;

import org.jspecify.annotations.NullMarked;

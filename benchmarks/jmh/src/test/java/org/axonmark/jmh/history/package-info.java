@NullMarked
package org.axonmark.jmh.history;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.worker;

import org.jspecify.annotations.NullMarked;

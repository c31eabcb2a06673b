@NullMarked
package org.axonmark.functions;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.web.it;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.link;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.archetype;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.functions.relations;

import org.jspecify.annotations.NullMarked;

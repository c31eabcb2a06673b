@NullMarked
package org.axonmark.engine.run;

import org.jspecify.annotations.NullMarked;

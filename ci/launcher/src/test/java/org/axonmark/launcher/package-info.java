@NullMarked
package org.axonmark.launcher;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.maven;

import org.jspecify.annotations.NullMarked;

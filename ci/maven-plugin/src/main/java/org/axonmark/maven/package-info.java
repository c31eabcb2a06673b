/** The gate as a goal of Maven. */
@NullMarked
package org.axonmark.maven;

import org.jspecify.annotations.NullMarked;

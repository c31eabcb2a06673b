@NullMarked
package org.axonmark.functions.generator;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.axonmark.functions.learners;

import org.jspecify.annotations.NullMarked;

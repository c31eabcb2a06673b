@NullMarked
package org.axonmark.testkit;

import org.jspecify.annotations.NullMarked;

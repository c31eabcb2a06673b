@NullMarked
package org.axonmark.datasets.events;

import org.jspecify.annotations.NullMarked;

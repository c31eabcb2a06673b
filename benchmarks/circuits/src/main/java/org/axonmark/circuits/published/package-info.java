/** Circuits that others published of networks that others trained: each list by its own name, and a task that measures findings against them. */
@NullMarked
package org.axonmark.circuits.published;

import org.jspecify.annotations.NullMarked;

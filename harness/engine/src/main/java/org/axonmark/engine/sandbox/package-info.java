/** Starts the worker as a program of its own, inside limits that this host keeps and has proved. */
@NullMarked
package org.axonmark.engine.sandbox;

import org.jspecify.annotations.NullMarked;

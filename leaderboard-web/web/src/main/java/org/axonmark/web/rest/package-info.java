/** The board as JSON. */
@NullMarked
package org.axonmark.web.rest;

import org.jspecify.annotations.NullMarked;

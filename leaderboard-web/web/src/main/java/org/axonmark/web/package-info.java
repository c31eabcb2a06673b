/** The board as a web application: the only room that knows the server. */
@NullMarked
package org.axonmark.web;

import org.jspecify.annotations.NullMarked;

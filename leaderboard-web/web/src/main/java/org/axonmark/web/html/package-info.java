/** Pages. */
@NullMarked
package org.axonmark.web.html;

import org.jspecify.annotations.NullMarked;

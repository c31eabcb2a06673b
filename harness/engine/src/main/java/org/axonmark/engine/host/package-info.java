/** What this host is and can do. */
@NullMarked
package org.axonmark.engine.host;

import org.jspecify.annotations.NullMarked;

/** Boards in forms for other programs: CSV, Atom, SVG badges. */
@NullMarked
package org.axonmark.web.exports;

import org.jspecify.annotations.NullMarked;

/** The report of one evaluation as a page of its own: one file without scripts or references, for light and dark screens and for paper. */
@NullMarked
package org.axonmark.cli.report;

import org.jspecify.annotations.NullMarked;

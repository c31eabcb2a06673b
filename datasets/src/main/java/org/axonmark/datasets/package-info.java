/** The catalogue of datasets and where their files are found. */
@NullMarked
package org.axonmark.datasets;

import org.jspecify.annotations.NullMarked;

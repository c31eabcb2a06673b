/** A spiking network that changes across what earlier tasks showed only: Hebbian orthogonal projection. */
@NullMarked
package org.axonmark.submission.continualhlop;

import org.jspecify.annotations.NullMarked;

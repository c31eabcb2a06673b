/** Where electrodes sit. */
@NullMarked
package org.axonmark.datasets.montage;

import org.jspecify.annotations.NullMarked;

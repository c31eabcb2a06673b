/** Events of event cameras: readers of their files, and events binned to dense tensors. */
@NullMarked
package org.axonmark.datasets.events;

import org.jspecify.annotations.NullMarked;

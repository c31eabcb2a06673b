/** A language model that judges descriptions: off unless a person names one; its verdicts are outcomes. */
@NullMarked
package org.axonmark.functions.judge;

import org.jspecify.annotations.NullMarked;

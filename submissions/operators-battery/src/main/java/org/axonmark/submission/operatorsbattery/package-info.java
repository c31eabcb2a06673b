/** A control of the functions suite: asks an operator for one broad sum of waves again and again, and names the operator that fits the mean answer. */
@NullMarked
package org.axonmark.submission.operatorsbattery;

import org.jspecify.annotations.NullMarked;

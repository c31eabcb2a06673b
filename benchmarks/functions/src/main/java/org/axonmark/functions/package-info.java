/** The functions suite: black boxes, budgets, and hypotheses as data; after FIND (Schwettmann et al. 2023), without its holes. */
@NullMarked
package org.axonmark.functions;

import org.jspecify.annotations.NullMarked;

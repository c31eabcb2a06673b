/** A control of the functions suite: a table of what was asked, which shows how little memorising is worth. */
@NullMarked
package org.axonmark.submission.stringsexamples;

import org.jspecify.annotations.NullMarked;

/** A submission of the functions suite: finds a concept's words by fitting answers with the published table of words. */
@NullMarked
package org.axonmark.submission.conceptssearch;

import org.jspecify.annotations.NullMarked;

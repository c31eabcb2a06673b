/** Words that concepts and relations are about: the published vocabulary and lexicon, and the tables that tell how near two words are. */
@NullMarked
package org.axonmark.functions.words;

import org.jspecify.annotations.NullMarked;

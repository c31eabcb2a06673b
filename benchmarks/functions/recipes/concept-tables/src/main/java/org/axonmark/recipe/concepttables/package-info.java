/** Makes the word tables of functions/concepts from two sentence encoders; run by hand. */
package org.axonmark.recipe.concepttables;

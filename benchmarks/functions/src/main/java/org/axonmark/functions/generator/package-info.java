/**
 * Black boxes drawn from seeds. Every random number comes from a stream of its own purpose (parameters, noise, test points, order), keyed
 * by seed, generator version and item, so that none tells of another and an item does not depend on how many came before it.
 */
@NullMarked
package org.axonmark.functions.generator;

import org.jspecify.annotations.NullMarked;

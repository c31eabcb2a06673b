package org.axonmark.results.ranking;

/**
 * Where one entry stands.
 *
 * @param low best rank that the data allow, from 1
 * @param high worst rank that the data allow
 * @param tieGroup from 1: the leader and all it does not beat, then the next of the rest
 */
public record Standing(int low, int high, int tieGroup) {}

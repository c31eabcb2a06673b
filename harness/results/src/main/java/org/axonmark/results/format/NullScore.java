package org.axonmark.results.format;

/**
 * The label-swap null: the same outcomes scored against truth with each unit's labels exchanged with probability one half.
 *
 * @param draws how many permutations
 * @param mean mean of the main metric over draws
 * @param sd standard deviation over draws
 * @param p (1 + number of draws at least as good as the score) / (draws + 1)
 */
public record NullScore(int draws, double mean, double sd, double p) {}

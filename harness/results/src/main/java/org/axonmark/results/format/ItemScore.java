package org.axonmark.results.format;

/**
 * The score of one item by one metric.
 *
 * @param item what was asked, such as {@code fold-07}
 * @param unit what is resampled, such as {@code subject-07}
 * @param metric id of the metric
 * @param value the score, finite
 */
public record ItemScore(String item, String unit, String metric, double value) {}

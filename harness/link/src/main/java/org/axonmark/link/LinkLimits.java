package org.axonmark.link;

/**
 * What the host accepts.
 *
 * @param answerBytes size of all tensors of one evaluation's answers and of all its questions on handles together
 * @param asks number of questions on handles in one call
 */
public record LinkLimits(long answerBytes, int asks) {}

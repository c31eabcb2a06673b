package org.axonmark.link;

/**
 * What the host accepts.
 *
 * @param answerBytes size of all tensors of one evaluation's answers together
 */
public record LinkLimits(long answerBytes) {}

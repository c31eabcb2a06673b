package org.axonmark.link;

/**
 * What the host accepts.
 *
 * @param answerBytes size of all tensors of one evaluation's answers and of all its questions on handles together, or of each call's
 * @param asks number of questions on handles in one call
 * @param eachCall whether the bytes are renewed with each call
 */
public record LinkLimits(long answerBytes, int asks, boolean eachCall) {

    /** Creates limits of a whole evaluation. */
    public LinkLimits(long answerBytes, int asks) {
        this(answerBytes, asks, false);
    }
}

package org.axonmark.datasets.edf;

/**
 * An annotation.
 *
 * @param onset seconds from the first sample
 * @param duration seconds, 0 if none is given
 * @param text what it says
 */
public record EdfAnnotation(double onset, double duration, String text) {}

package org.axonmark.spi.functions;

/** What kind of function a black box holds; it decides the {@link Domain} and the one query method that serves it. */
public enum FunctionKind {
    /** A number to a number: {@link Domain.Numbers}, {@link BlackBox#numbers}. */
    NUMERIC,
    /** A text to a text: {@link Domain.Texts}, {@link BlackBox#texts}. */
    STRING,
    /** A word to how strongly a concept responds to it: {@link Domain.Words}, {@link BlackBox#activations}. */
    CONCEPT,
    /** A word to the word that it stands in a relation to: {@link Domain.Words}, {@link BlackBox#texts}. */
    RELATION,
    /** A learning algorithm, examples and a point to a prediction: {@link Domain.Examples}, {@link BlackBox#numbers}. */
    LEARNER,
    /** A sequence of points to a sequence of their positions: {@link Domain.Sequences}, {@link BlackBox#numbers}. */
    SEQUENCE,
    /** A function sampled on a grid to another on the same grid: {@link Domain.Grids}, {@link BlackBox#numbers}. */
    OPERATOR
}

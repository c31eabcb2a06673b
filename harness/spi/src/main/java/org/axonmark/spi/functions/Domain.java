package org.axonmark.spi.functions;

import java.util.List;

/** What a black box takes. Whatever lies outside is refused and costs nothing. */
public sealed interface Domain {

    /**
     * Numbers, the domain of {@link FunctionKind#NUMERIC}.
     *
     * @param range where the function is declared, both ends finite
     */
    record Numbers(Interval range) implements Domain {}

    /**
     * Texts, the domain of {@link FunctionKind#STRING}.
     *
     * @param alphabet the characters that a text may hold, each once
     * @param maxLength length of the longest text, in characters; the empty text is allowed
     */
    record Texts(String alphabet, int maxLength) implements Domain {}

    /**
     * Words of a list, the domain of {@link FunctionKind#CONCEPT} and {@link FunctionKind#RELATION}.
     *
     * @param vocabulary the words that may be asked, each once
     */
    record Words(List<String> vocabulary) implements Domain {

        /** Copies the list. */
        public Words {
            vocabulary = List.copyOf(vocabulary);
        }
    }

    /**
     * Labelled examples and a point, the domain of {@link FunctionKind#LEARNER}.
     *
     * @param maxExamples how many examples a query may hold at most; at least one
     * @param width number of coordinates of a point
     * @param range what each coordinate and each label lies in, both ends finite
     */
    record Examples(int maxExamples, int width, Interval range) implements Domain {}

    /**
     * Sequences of points, the domain of {@link FunctionKind#SEQUENCE}.
     *
     * @param minLength points in the shortest sequence
     * @param maxLength points in the longest sequence
     * @param width number of coordinates of a point
     * @param range what each coordinate lies in, both ends finite
     */
    record Sequences(int minLength, int maxLength, int width, Interval range) implements Domain {}

    /**
     * Functions sampled at equal distances, the domain of {@link FunctionKind#OPERATOR}.
     *
     * @param points number of samples, the first at {@code range.low()}, the last one step before {@code range.high()}
     * @param range where the sampled function lives, both ends finite
     * @param periodic whether the function goes on from the beginning after its end
     */
    record Grids(int points, Interval range, boolean periodic) implements Domain {}
}

package org.axonmark.functions;

import java.util.Optional;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;

/**
 * One function to be interpreted, with its truth, which never leaves the host.
 *
 * @param id stable id of the item, such as {@code function-07/64}
 * @param unit what is resampled: the functions of one law, one for each budget
 * @param budget how many queries an interpreter has
 * @param truth the noise-free function and its noise, as a hypothesis
 * @param low lower end of the declared domain
 * @param high upper end of the declared domain
 * @param corrupted where the function does not follow its own rule
 */
record NumericItem(
        String id, String unit, int budget, Hypothesis.Numeric truth, double low, double high, Optional<Interval> corrupted) {}

package org.axonmark.spi.functions;

import java.util.List;
import java.util.Optional;

/**
 * What an interpreter found out.
 *
 * @param hypothesis the function in the hypothesis language, which the host parses and runs; at most {@value #MAX_HYPOTHESIS} characters
 * @param description the function in words; at most {@value #MAX_DESCRIPTION} characters, may be empty
 * @param corruption where the function does not follow its own rule; empty if it does everywhere
 * @param pareto further hypotheses, of other size and accuracy; shown, not ranked; at most {@value #MAX_PARETO}
 */
public record Interpretation(String hypothesis, String description, Optional<Interval> corruption, List<String> pareto) {

    /** Length of the longest hypothesis, in characters. */
    public static final int MAX_HYPOTHESIS = 65_536;

    /** Length of the longest description, in characters. */
    public static final int MAX_DESCRIPTION = 8_192;

    /** Number of further hypotheses. */
    public static final int MAX_PARETO = 8;

    /** Checks the lengths and copies the list. */
    public Interpretation {
        pareto = List.copyOf(pareto);
        if (pareto.size() > MAX_PARETO) {
            throw new IllegalArgumentException(pareto.size() + " further hypotheses, at most " + MAX_PARETO + " are taken");
        }
        check("the hypothesis", hypothesis, MAX_HYPOTHESIS);
        check("the description", description, MAX_DESCRIPTION);
        pareto.forEach(further -> check("a further hypothesis", further, MAX_HYPOTHESIS));
    }

    /** Returns an interpretation of a function without corruption and with one hypothesis. */
    public static Interpretation of(String hypothesis, String description) {
        return new Interpretation(hypothesis, description, Optional.empty(), List.of());
    }

    private static void check(String what, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(what + " has " + text.length() + " characters, at most " + most + " are taken");
        }
    }
}

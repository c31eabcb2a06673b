package org.axonmark.spi.functions;

import java.util.List;

/**
 * What an interpreter may know of a black box before its first query.
 *
 * @param kind what kind of function it is
 * @param domain what it takes
 * @param budget how many queries there are in all, at least 1
 * @param hints inputs that are worth asking, taken from the domain; may be empty; asking them costs like any other
 */
public record FunctionSetup(FunctionKind kind, Domain domain, int budget, List<String> hints) {

    /** Checks the budget and copies the hints. */
    public FunctionSetup {
        hints = List.copyOf(hints);
        if (budget < 1) {
            throw new IllegalArgumentException("a budget of " + budget + " queries allows none");
        }
    }
}

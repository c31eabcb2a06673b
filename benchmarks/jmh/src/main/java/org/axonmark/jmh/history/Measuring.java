package org.axonmark.jmh.history;

import java.util.List;

/** Measures benchmarks. */
@FunctionalInterface
interface Measuring {

    /**
     * Measures all benchmarks whose name, class and method, matches one of the expressions.
     *
     * @param expressions regular; never empty
     */
    List<Measured> measure(List<String> expressions);
}

package org.axonmark.jmh.history;

/**
 * One benchmark, measured once: the middle of a few fresh JVMs, of each its quickest iteration.
 *
 * @param benchmark class, method and parameters, such as {@code NetworkPasses.forward[program=hist]}
 * @param rulers CPU time of an operation in rulers
 * @param millis the same in milliseconds, for people
 */
record Measured(String benchmark, double rulers, double millis) {}

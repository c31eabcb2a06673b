package org.axonmark.spi.spiking;

/**
 * What all tasks that are learnt one after another have in common.
 *
 * @param inputs numbers of a stimulus, at least 1
 * @param classes to tell apart, the same in all tasks, at least 2
 * @param tasks how many will come, at least 1
 * @param seed of all that a learner draws: another in each sequence of tasks, the same where learning is repeated
 */
public record ContinualSetup(int inputs, int classes, int tasks, long seed) {

    /** Checks the ranges. */
    public ContinualSetup {
        if (inputs < 1 || classes < 2 || tasks < 1) {
            throw new IllegalArgumentException("a set-up of " + tasks + " tasks of " + inputs + " inputs and " + classes
                    + " classes; all are at least 1, and classes at least 2");
        }
    }
}

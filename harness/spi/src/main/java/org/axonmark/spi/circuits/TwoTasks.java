package org.axonmark.spi.circuits;

/**
 * Two tasks of one network, which answers both at once, each at outputs of its own.
 *
 * @param first one
 * @param second the other
 * @param interventions the most that a repair may hold
 */
public record TwoTasks(OfOutputs first, OfOutputs second, int interventions) {

    /**
     * A task. Its answer at a position is the number of the largest of its outputs there.
     *
     * @param from number of its first output
     * @param outputs how many it has, one after the other
     * @param pairs pairs of prompts that show it: label and wrong label are numbers of its outputs, counted from the network's first
     */
    public record OfOutputs(int from, int outputs, PromptPairs pairs) {}
}

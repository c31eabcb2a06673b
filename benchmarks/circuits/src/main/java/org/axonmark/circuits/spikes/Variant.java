package org.axonmark.circuits.spikes;

/** What makes a network harder to identify than its size and the length of its recording. */
public enum Variant {
    /** Nothing: all neurons are recorded, the synapses stay as they are. */
    PLAIN("plain", 1),
    /** A part of the neurons is not recorded. */
    HIDDEN("hidden neurons", 1),
    /** Groups of neurons share a fluctuating input that reaches each after a delay of its own. */
    COMMON_INPUT("common input", 1),
    /** The network goes back and forth between two states, in each of which only a part of the synapses works. */
    SWITCHING("switching states", 2);

    private final String title;
    private final int states;

    Variant(String title, int states) {
        this.title = title;
        this.states = states;
    }

    /** Returns its name for people. */
    public String title() {
        return title;
    }

    /** Returns how many states a network has. */
    public int states() {
        return states;
    }
}

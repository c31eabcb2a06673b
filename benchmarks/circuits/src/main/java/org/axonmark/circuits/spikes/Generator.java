package org.axonmark.circuits.spikes;

/** What the neurons of a network are. */
public enum Generator {
    /** Bernoulli spikes from a logistic function of recent spikes: {@link LogisticNetwork}. */
    LOGISTIC("logistic"),
    /** Neurons of two differential equations: {@link IzhikevichNetwork}. */
    IZHIKEVICH("Izhikevich");

    private final String title;

    Generator(String title) {
        this.title = title;
    }

    /** Returns its name for people. */
    public String title() {
        return title;
    }
}

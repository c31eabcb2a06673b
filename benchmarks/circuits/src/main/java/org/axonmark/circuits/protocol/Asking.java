package org.axonmark.circuits.protocol;

/** One way to ask about a network: within a budget that its number of edges sets. */
public enum Asking {
    /** A sixteenth of a forward pass for each edge. */
    LOW("low", 1, 16, "|E|/16"),
    /** A quarter of a forward pass for each edge. */
    MIDDLE("middle", 1, 4, "|E|/4"),
    /** A forward pass for each edge. */
    HIGH("high", 1, 1, "|E|"),
    /** Eight forward passes for each edge: above the budget line, shown and not ranked. */
    ABOVE("above", 8, 1, "8 |E|"),
    /** As {@link #MIDDLE}, with other prompts: how stable is what is found? */
    AGAIN("again", 1, 4, "|E|/4, other prompts");

    private final String id;
    private final int times;
    private final int of;
    private final String title;

    Asking(String id, int times, int of, String title) {
        this.id = id;
        this.times = times;
        this.of = of;
        this.title = title;
    }

    /** Returns the last part of an item's id. */
    public String id() {
        return id;
    }

    /** Returns the budget for people, by the number of edges |E|. */
    public String title() {
        return title;
    }

    /** Tells whether the main metric is a mean over this one and others. */
    public boolean ranked() {
        return this == LOW || this == MIDDLE || this == HIGH;
    }

    /** Returns the id of the metric that measures this way of asking alone, of a main metric that is a mean over several. */
    public String metric(String main) {
        return main + "-" + id;
    }

    /** Returns the budget over the number of edges. */
    double runsPerEdge() {
        return (double) times / of;
    }

    /** Returns the budget, in forward passes of one prompt. */
    public long budget(int edges) {
        return (long) edges * times / of;
    }
}
